import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** Just what is sent: a browser would put several headers of a name together. */
async function ask(path: string, headers: Record<string, string> = {}, url = runningStack().webUrl) {
  const asked = request(url, { path, headers, agent: false }).end();
  const [answer] = await once(asked, "response");
  await text(answer);
  return { status: Number(answer.statusCode), headers: answer.headers, policy: answer.headersDistinct };
}

test("every answer tells browsers what they may do with it, and only pages have scripts", async () => {
  for (const path of ["/sign-in", "/nothing-here", "/api/docs"]) {
    const { policy } = await ask(path);
    expect([path, policy["content-security-policy"]]).toEqual([path, [expect.stringContaining("'nonce-")]]);
  }
  const others = [
    "/api/complaints",
    "/api/openapi.json",
    "/api/auth/csrf",
    "/api/trpc/session.me",
    "/icon.svg",
    "/%zz",
  ];
  for (const path of others) {
    const { policy } = await ask(path);
    expect([path, policy["content-security-policy"]]).toEqual([path, [expect.stringMatching(/^default-src 'none'/)]]);
  }
  for (const path of ["/sign-in", "/api/complaints", "/icon.svg", "/_next/static/none.js"]) {
    expect((await ask(path)).headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "same-origin",
    });
  }
  expect((await ask("/link")).headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
});

test("every answer says what it is, and in which letters", async () => {
  const types = ["/sign-in", "/api/complaints", "/api/openapi.json", "/metrics"].map(async (path) => {
    const { headers } = await ask(path);
    return [path, headers["content-type"]];
  });
  expect(await Promise.all(types)).toEqual([
    ["/sign-in", "text/html; charset=utf-8"],
    ["/api/complaints", "application/json"],
    ["/api/openapi.json", "application/json"],
    ["/metrics", "application/json"],
  ]);
});

test("no other site's page reads an answer; the consumer's are for pages of this desk", async () => {
  const { webUrl, realtimeUrl } = runningStack();
  const polling = "/socket.io/?EIO=4&transport=polling";
  const allowed = async (origin: string, path: string, url: string) =>
    (await ask(path, { origin }, url)).headers["access-control-allow-origin"];
  for (const path of ["/sign-in", "/api/complaints", "/api/openapi.json", "/api/trpc/session.me"]) {
    expect(await allowed("https://evil.example", path, webUrl)).toBeUndefined();
  }
  expect(await allowed("https://evil.example", polling, realtimeUrl)).toBeUndefined();
  expect(await allowed(new URL(webUrl).origin, polling, realtimeUrl)).toBe(new URL(webUrl).origin);
});

test("no folder is listed, and nothing of the source is served", async () => {
  for (const path of [
    "/_next/static/",
    "/readme/",
    "/.git/config",
    "/.env",
    "/package.json",
    "/server/web/context.ts",
  ]) {
    // Next takes the slash off an address first.
    expect([path, [404, 308]]).toEqual([path, expect.arrayContaining([(await ask(path)).status])]);
    expect([path, (await ask(path.replace(/\/$/, ""))).status]).toEqual([path, 404]);
  }
});

test("no cache keeps the pages of whoever is signed in", async ({ desk, openAs }) => {
  const page = await openAs(await desk.customer());
  for (const path of ["/complaints", "/settings"]) {
    const answer = await page.goto(path);
    expect(await answer?.headerValue("cache-control")).toContain("no-store");
  }
});
