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
  const parts = [...String(body).matchAll(/^process_parts\{part="([\w-]+)",.*\} (\d+)$/gm)];
  expect(Object.fromEntries(parts.map(([, part, count]) => [part, Number(count)]))).toEqual({
    "inline-relay": 1,
    "figure-reporter": 1,
    "sns-client": 1,
    "sqs-client": 1,
  });
});
