import { hkdfSync } from "node:crypto";
import { EncryptJWT } from "jose";
import { encode } from "next-auth/jwt";
import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { bearerOf, issueAccessToken } from "#server/desk/access/access-token.ts";
import { issueRealtimeToken, verifyRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { askedStandings } from "#server/desk/access/standings.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { revokeToken } from "#server/desk/people/revoke-token.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { aTestClock, startTestDesk } from "#server/desk/testing.ts";
import { identify } from "./identify.ts";

const clock = aTestClock();
const it = await startTestDesk({ clock });
afterAll(() => it.stop());
const desk = { ...it.desk, standings: askedStandings(it.desk), secret: "a secret for tests only" };

const PUBLIC_URL = "http://localhost:3000";
const who = (headers: Record<string, string>, method = "GET") =>
  identify(desk, { method, headers: new Headers({ host: "localhost:3000", ...headers }) }, PUBLIC_URL);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const session = async ({ id }: Actor, sessionVersion = 1) => {
  const from = { userAgent: "", address: "", replaces: null };
  const { id: sid } = await startSession(desk, { id, sessionVersion }, from);
  const token = await encode({ token: { sub: id, sv: sessionVersion, sid }, secret: desk.secret });
  return { cookie: `theme=dark; next-auth.session-token=${token}` };
};
const apiToken = (owner: Actor, scope: "read" | "write") =>
  createToken(desk, owner, { name: "script", scope, expiresInDays: 1 });

test("nobody sent a request with neither token nor cookie", async () => {
  await expect(who({})).resolves.toBeNull();
  await expect(who({ cookie: "next-auth.session-token=nonsense" })).resolves.toBeNull();
});

test("a session speaks for its person as the account is now", async () => {
  const ada = await it.addPerson("Ada", "user");
  const cookie = await session(ada);
  await expect(who(cookie)).resolves.toMatchObject({ via: "session", actor: { id: ada.id, role: "user" } });
  await desk.accounts.setRole(ada.id, "admin");
  await expect(who(cookie)).resolves.toMatchObject({ actor: { role: "admin" } });
});

test("a session ends with the next request once the account is switched off, and does not come back", async () => {
  const ada = await it.addPerson("Ada", "user");
  const cookie = await session(ada);
  await desk.accounts.setActive(ada.id, false);
  await expect(who(cookie)).resolves.toBeNull();
  await desk.accounts.setActive(ada.id, true);
  await expect(who(cookie)).resolves.toBeNull();
});

test("a session that is not used ends after a week, and one that is after thirty days", async () => {
  const DAY_MS = 86_400_000;
  const ada = await it.addPerson("Ada", "user");
  const cookie = await session(ada);
  for (let days = 0; days < 29; days += 6) {
    clock.advance(6 * DAY_MS);
    const isIn = (await who(cookie)) !== null;
    expect([days, isIn]).toEqual([days, days + 6 < 30]);
  }
  const unused = await session(ada);
  clock.advance(7 * DAY_MS);
  await expect(who(unused)).resolves.toBeNull();
});

test("a cookie that is sealed in another way than ours opens nothing, though the key is right", async () => {
  const ada = await it.addPerson("Ada", "user");
  const from = { userAgent: "", address: "", replaces: null };
  const { id: sid } = await startSession(desk, { id: ada.id, sessionVersion: 1 }, from);
  const key = new Uint8Array(hkdfSync("sha256", desk.secret, "", "NextAuth.js Generated Encryption Key", 32));
  const sealed = (enc: string) =>
    new EncryptJWT({ sub: ada.id, sv: 1, sid })
      .setProtectedHeader({ alg: "dir", enc })
      .setExpirationTime("1h")
      .encrypt(key);
  const open = async (enc: string) => who({ cookie: `next-auth.session-token=${await sealed(enc)}` });
  await expect(open("A256GCM")).resolves.toMatchObject({ actor: { id: ada.id } });
  await expect(open("A128CBC-HS256")).resolves.toBeNull();
});

test("a session may change things from our own pages only", async () => {
  const cookie = await session(await it.addPerson("Ada", "user"));
  await expect(who({ ...cookie, origin: PUBLIC_URL }, "POST")).resolves.not.toBeNull();
  const foreign = who({ ...cookie, origin: "https://evil.example" }, "POST");
  await expect(foreign).rejects.toMatchObject({ code: "auth.cross-site" });
});

test("a bearer token needs no origin and never falls back to the cookie", async () => {
  const ada = await it.addPerson("Ada", "user");
  const { token } = await apiToken(ada, "write");
  const from = { origin: "https://tool.example", ...bearer(token) };
  await expect(who(from, "POST")).resolves.toMatchObject({ via: "api-token", actor: { id: ada.id } });
  const wrong = { ...(await session(ada)), ...bearer("qf_wrong") };
  await expect(who(wrong)).rejects.toMatchObject({ code: "auth.required" });
});

test("a token that may only read changes nothing", async () => {
  const { token } = await apiToken(await it.addPerson("Ada", "user"), "read");
  await expect(who(bearer(token), "GET")).resolves.toMatchObject({ scope: "read" });
  await expect(who(bearer(token), "PATCH")).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("a revoked, an expired and a switched-off person's token open nothing", async () => {
  const ada = await it.addPerson("Ada", "user");
  const revoked = await apiToken(ada, "write");
  await revokeToken(desk, ada, { tokenId: revoked._id });
  const kept = await apiToken(ada, "write");
  const refusal = { code: "auth.required" };
  await expect(who(bearer(revoked.token))).rejects.toMatchObject(refusal);
  await expect(who(bearer(kept.token))).resolves.not.toBeNull();
  await desk.accounts.setActive(ada.id, false);
  await expect(who(bearer(kept.token))).rejects.toMatchObject(refusal);
});

test("switching an account on again brings none of its tokens back, and a token ends on its day", async () => {
  const ada = await it.addPerson("Ada", "user");
  const before = await apiToken(ada, "write");
  await desk.accounts.setActive(ada.id, false);
  await desk.accounts.setActive(ada.id, true);
  await expect(who(bearer(before.token))).rejects.toMatchObject({ code: "auth.required" });
  const since = await apiToken(ada, "write");
  await expect(who(bearer(since.token))).resolves.not.toBeNull();
  clock.advance(86_400_000);
  await expect(who(bearer(since.token))).rejects.toMatchObject({ code: "auth.required" });
});

test("a token from the sign-in route lasts a working day, or until the password changes", async () => {
  const ada = await it.addPerson("Ada", "user");
  const account = { id: ada.id, sessionVersion: 1 };
  const { token, expiresAt } = await issueAccessToken(desk, account);
  expect(Date.parse(expiresAt) - desk.clock.now().getTime()).toBe(8 * 3_600_000);
  await expect(who(bearer(token), "POST")).resolves.toMatchObject({ actor: { id: ada.id }, scope: "write" });
  await desk.accounts.setPasswordHash(ada.id, "x", { endSessions: true });
  await expect(who(bearer(token))).rejects.toMatchObject({ code: "auth.required" });
});

test("a socket opens with its own token or a REST token; the socket's token opens nothing else", async () => {
  const ada = await it.addPerson("Ada", "user");
  const account = { id: ada.id, sessionVersion: 1 };
  const { token } = await issueRealtimeToken(desk, bearerOf(account));
  await expect(verifyRealtimeToken(desk, token)).resolves.toMatchObject({ actor: { id: ada.id } });
  await expect(verifyRealtimeToken(desk, (await issueAccessToken(desk, account)).token)).resolves.not.toBeNull();
  await expect(verifyRealtimeToken(desk, (await apiToken(ada, "read")).token)).resolves.not.toBeNull();
  await expect(verifyRealtimeToken(desk, "nonsense")).resolves.toBeNull();
  await expect(who(bearer(token))).rejects.toMatchObject({ code: "auth.required" });
});

test("notes when a token was last used, not more than once a minute", async () => {
  const ada = await it.addPerson("Ada", "user");
  const { token } = await apiToken(ada, "read");
  const lastUsed = async () => (await desk.apiTokens.list(ada.id))[0]?.lastUsedAt;
  await who(bearer(token));
  const first = desk.clock.now();
  clock.advance(59_000);
  await who(bearer(token));
  expect(await lastUsed()).toEqual(first);
  clock.advance(1_000);
  await who(bearer(token));
  expect(await lastUsed()).toEqual(desk.clock.now());
});

test("a cookie of a version without sessions is nobody's: its person signs in again", async () => {
  const ada = await it.addPerson("Ada", "user");
  const old = await encode({ token: { sub: ada.id, sv: 1 }, secret: desk.secret });
  await expect(who({ cookie: `next-auth.session-token=${old}` })).resolves.toBeNull();
});
