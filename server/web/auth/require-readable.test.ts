import { expect, test } from "vitest";
import { requireReadable } from "./require-readable.ts";

const URL_OF_DESK = "http://localhost:3000";
const ask = (path: string, init: RequestInit = {}) =>
  requireReadable(new Request(`${URL_OF_DESK}${path}`, init), URL_OF_DESK);
const withCookie = (cookie: string) => ({ headers: { cookie } });
const withJson = (body: string) => ({ method: "POST", body, headers: { "content-type": "application/json" } });

test.for([
  ["/api/auth/session?callbackUrl=http://", {}],
  ["/api/auth/providers?callbackUrl=javascript:1", {}],
  ["/api/auth/session", withCookie("next-auth.callback-url=nonsense")],
  ["/api/auth/session", withCookie("next-auth.callback-url=%2Fdesk; next-auth.callback-url=x")],
  ["/api/auth/session", withCookie("next-auth.callback-url=x; next-auth.callback-url=%2Fdesk")],
  ["/api/auth/_log", { method: "POST", body: new URLSearchParams({ code: "Mara", level: "error" }) }],
  ["/api/auth/session", withJson("{")],
  ["/api/auth/_log", withJson("")],
] as const)("what next-auth would stumble over is refused: %s %j", async ([path, init]) => {
  await expect(ask(path, init)).rejects.toMatchObject({ code: "input.invalid" });
});

test.for([
  ["/api/auth/session", {}],
  ["/api/auth/session?callbackUrl=%2Ftickets", {}],
  ["/api/auth/session?callbackUrl=http%3A%2F%2Flocalhost%3A3000%2Fdesk", {}],
  ["/api/auth/session", withCookie("next-auth.callback-url=http%3A%2F%2Flocalhost%3A3000%2Fsign-in")],
  ["/api/auth/session", withCookie("next-auth.callback-url=%E0%A4%A")],
  ["/api/auth/session", withJson("{}")],
] as const)("what it can read goes on: %s %j", async ([path, init]) => {
  await expect(ask(path, init)).resolves.toBeUndefined();
});
