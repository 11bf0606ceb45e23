import { afterAll, expect, test } from "vitest";
import { createToken } from "#server/desk/people/create-token.ts";
import { PASSWORD } from "#server/desk/testing.ts";
import type { Caller } from "#server/platform/doors/call.ts";
import { startTestWeb } from "#server/web/testing.ts";
import { listSessions } from "./list-sessions.ts";
import { requireConfirmed } from "./require-confirmed.ts";
import { startSession } from "./start-session.ts";

const world = await startTestWeb();
afterAll(() => world.stop());
const { web } = world;
const DAY_MS = 86_400_000;
const TOKEN = { name: "script", scope: "write" } as const;

test("a person sees where they are signed in, this browser first, and ends one of their own", async () => {
  const [maya, eve] = [await world.addPerson("Maya", "user"), await world.addPerson("Eve", "user")];
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const from = { userAgent: firefox, address: "192.0.2.7", replaces: null };
  const { id } = await startSession(web.accounts, { id: maya.id, sessionVersion: 1 }, from);
  const mayas = await world.procedures(maya);
  const [own, other] = await mayas.sessions.list();
  expect(own).toMatchObject({ isThisOne: true, device: "A program" });
  expect(other).toMatchObject({ _id: id, isThisOne: false, device: "Firefox on Linux", address: "192.0.2.7" });
  const refusal = { code: "NOT_FOUND" };
  await expect((await world.procedures(eve)).sessions.end({ sessionId: id })).rejects.toMatchObject(refusal);
  await mayas.sessions.end({ sessionId: id });
  expect((await mayas.sessions.list()).map(({ _id }) => _id)).not.toContain(id);
});

test("a session ends after seven days without use, and after thirty however much it is used", async () => {
  const maya = await world.addPerson("Maya", "user");
  const account = { id: maya.id, sessionVersion: 1 };
  const from = { userAgent: "", address: "", replaces: null };
  const rested = await startSession(web.accounts, account, from);
  const used = await startSession(web.accounts, account, from);
  const caller = { account: { ...maya, email: "", sessionVersion: 1 }, session: null } as unknown as Caller;
  const alive = async () => (await listSessions(web.accounts, caller)).map(({ _id }) => _id);
  world.advance(7 * DAY_MS - 1);
  await web.accounts.sessions.touch(used.id, web.clock.now());
  expect(await alive()).toEqual(expect.arrayContaining([rested.id, used.id]));
  world.advance(1);
  expect(await alive()).toEqual([used.id]);
  for (let week = 2; week <= 4; week++) {
    world.advance(6 * DAY_MS);
    await web.accounts.sessions.touch(used.id, web.clock.now());
  }
  expect(await alive()).toEqual([used.id]);
  world.advance(5 * DAY_MS);
  expect(await alive()).toEqual([]);
});

test("one person has at most fifty sessions: what rested longest makes room", async () => {
  const maya = await world.addPerson("Maya", "user");
  const from = { userAgent: "", address: "", replaces: null };
  for (let i = 0; i < 52; i++) {
    world.advance(1_000);
    await startSession(web.accounts, { id: maya.id, sessionVersion: 1 }, from);
  }
  expect(await web.accounts.sessions.listOf([maya.id])).toHaveLength(50);
});

test("a token needs a proof of just now, which the password is, and never another token", async () => {
  const maya = await world.addPerson("Maya", "user");
  const browser = await world.procedures(maya);
  await expect(browser.tokens.create(TOKEN)).resolves.toMatchObject({ name: "script" });
  world.advance(10 * 60_000);
  await expect(browser.tokens.create(TOKEN)).rejects.toMatchObject({
    code: "FORBIDDEN",
    message: /enter your password/,
  });
  await expect(browser.session.confirm({ password: "wrong" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await browser.session.confirm({ password: PASSWORD });
  const [session] = await web.accounts.sessions.listOf([maya.id]);
  expect(session?.confirmedAt).toEqual(web.clock.now());
  expect(() => requireConfirmed({ session: session ?? null }, web.clock.now())).not.toThrow();

  const { token } = await createToken(web.accounts, maya, { ...TOKEN, expiresInDays: 1 });
  const byToken = (door: string, body: object) =>
    world.trpc(`POST /api/trpc/${door}`, { body, headers: { authorization: `Bearer ${token}` } });
  const next = "another good password";
  for (const [door, body] of [
    ["tokens.create", TOKEN],
    ["session.confirm", { password: PASSWORD }],
    ["account.changePassword", { current: PASSWORD, next }],
  ] as const) {
    expect((await byToken(door, body)).status, door).toBe(403);
  }
});
