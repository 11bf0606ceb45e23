import { restClient, trpcClient } from "#e2e/fixtures/api.ts";
import { browserClient } from "#e2e/fixtures/browser-session.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("the web process has one of each of its parts, whichever doors it was asked through", async ({ desk, openAs }) => {
  const maya = await desk.customer("Maya Lindqvist");
  // A page, a procedure, a route, sign-in and the document: each may have a copy of the code of its own.
  const page = await openAs(maya);
  await page.goto("/complaints");
  const { complaintId } = await desk.file(maya, { title: "One of each" });
  expect((await maya.rest("POST", `/api/complaints/${complaintId}/comments`, { message: "Hello?" })).status).toBe(201);
  await desk.admin.api.pipeline.live.query();
  for (const address of ["/api/health", "/api/openapi.json", "/api/docs", "/api/auth/session"]) {
    expect((await maya.rest("GET", address)).status).toBe(200);
  }

  const { body } = await desk.admin.rest("GET", "/metrics");
  const parts = [...String(body).matchAll(/^process_parts_total\{part="([\w-]+)",.*\} (\d+)$/gm)];
  expect(Object.fromEntries(parts.map(([, part, count]) => [part, Number(count)]))).toEqual({
    "inline-relay": 1,
    "figure-reporter": 1,
    "sns-client": 1,
    "sqs-client": 1,
  });
});

test("a refusal is one at every door, whichever copy of the code it comes from", async ({ desk }) => {
  const maya = await desk.customer("Maya Lindqvist");
  const filing = { title: "Refused", description: "Whoever only reads files nothing.", category: "General" };
  for (const token of ["garbage", ""]) {
    const rest = restClient(desk.webUrl, token || undefined);
    const headers = new Headers(token ? {} : { authorization: "Bearer " });
    for (const [method, address, body] of [
      ["GET", "/api/complaints", undefined],
      ["POST", "/api/complaints", filing],
    ] as const) {
      const refused = await rest(method, address, body, headers);
      expect([refused.status, refused.body]).toEqual([
        401,
        { error: expect.objectContaining({ code: "auth.required" }) },
      ]);
      expect(refused.headers.get("www-authenticate")).not.toBeNull();
    }
    await expect(trpcClient(desk.webUrl, token).tokens.list.query()).rejects.toMatchObject({
      data: { code: "UNAUTHORIZED" },
    });
  }
  const browser = await browserClient(desk.webUrl, maya);
  const { token } = await browser.tokens.create.mutate({ name: "only looks", scope: "read" });
  expect((await restClient(desk.webUrl, token)("POST", "/api/complaints", filing)).status).toBe(403);
  expect((await restClient(desk.webUrl, token)("GET", "/api/complaints")).status).toBe(200);
  await expect(trpcClient(desk.webUrl, token).complaints.file.mutate(filing)).rejects.toMatchObject({
    data: { code: "FORBIDDEN" },
  });
});
