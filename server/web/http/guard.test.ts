import { NextRequest } from "next/server";
import { beforeEach, expect, test } from "vitest";
import { readWebEnv } from "#server/platform/env.ts";
import { createLog } from "#server/platform/log.ts";
import { TEST_SETTINGS } from "../testing.ts";
import { guard } from "./guard.ts";
import { createRefusalLines, type Refusal } from "./refusal-lines.ts";

const env = readWebEnv({
  ...TEST_SETTINGS,
  NEXTAUTH_URL: "https://help.example.com",
  NEXT_PUBLIC_REALTIME_URL: "https://live.example.com",
});
const log = createLog({ name: "test", level: env.logLevel, mode: env.mode });
const explained: Refusal[] = [];
const lines = { ...createRefusalLines(log), explain: (refusal: Refusal) => void explained.push(refusal) };
beforeEach(() => void (explained.length = 0));

function send(path: string, method: string, headers: Record<string, string> = {}): Response {
  const all = { host: "help.example.com", ...headers };
  return guard(new NextRequest(`https://help.example.com${path}`, { method, headers: all }), { env, log, lines });
}
const isHandedOn = (response: Response) => response.headers.get("x-middleware-next") === "1";

test("turns away a change that another site asks for, on every API route", async () => {
  for (const path of ["/api/complaints", "/api/trpc/complaints.file", "/api/auth/signout", "/api/nonsense"]) {
    const response = send(path, "POST", { origin: "https://evil.example", cookie: "next-auth.session-token=x" });
    expect(response.status).toBe(403);
    const refusal = { code: "auth.cross-site" };
    const isProcedure = path.startsWith("/api/trpc/");
    expect(await response.json()).toMatchObject({ error: isProcedure ? { data: { domain: refusal } } : refusal });
    expect(explained.splice(0)).toEqual([{ door: "guard", ...refusal }]);
  }
});

test("hands on what our own pages, programs with a token and readers ask for", () => {
  expect(isHandedOn(send("/api/complaints", "POST", { origin: "https://help.example.com" }))).toBe(true);
  const bearer = { origin: "https://tool.example", authorization: "Bearer qf_x" };
  expect(isHandedOn(send("/api/complaints", "POST", bearer))).toBe(true);
  expect(isHandedOn(send("/api/complaints", "GET", { origin: "https://evil.example" }))).toBe(true);
});

test("refuses a body that announces more than 100 kB before anybody reads it", () => {
  expect(send("/api/auth/callback/credentials", "POST", { "content-length": "100001" }).status).toBe(413);
  expect(isHandedOn(send("/api/complaints", "POST", { "content-length": "100000" }))).toBe(true);
});

test("a method that Next would refuse without a word is refused as the API refuses", async () => {
  const response = send("/api/complaints", "QUERY");
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS, PATCH, POST"]);
  expect(await response.json()).toMatchObject({ error: { code: "method.not-allowed" } });
  expect(isHandedOn(send("/api/complaints", "DELETE"))).toBe(true);
});

test("tells pages what they were asked for, whatever the sender says", () => {
  const sent = send("/tickets?q=a%20b&status=Open", "GET", { "x-asked-path": "//evil.example" });
  expect(sent.headers.get("x-middleware-request-x-asked-path")).toBe("/tickets?q=a%20b&status=Open");
});

test("gives every page a policy with a nonce of its own, and tells the page", () => {
  const [first, second] = [send("/sign-in", "GET"), send("/api/docs", "GET")];
  const policies = [first, second].map((response) => response.headers.get("content-security-policy") ?? "");
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(2);
  expect(first.headers.get("x-middleware-request-x-nonce")).toBe(nonces[0]);
  expect(policies[0]).toContain("wss://live.example.com");
});
