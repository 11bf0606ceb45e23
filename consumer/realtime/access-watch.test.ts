import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { bearerOf, issueAccessToken } from "#server/desk/access/access-token.ts";
import { createNewsTail } from "#server/desk/access/news-tail.ts";
import { issueRealtimeToken, verifyRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { readStandings } from "#server/desk/access/standing.ts";
import { askedStandings } from "#server/desk/access/standings.ts";
import { createAccessFeed } from "#server/desk/people/access-changes.ts";
import { changePassword } from "#server/desk/people/change-password.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { createToken } from "#server/desk/people/create-token.ts";
import { revokeToken } from "#server/desk/people/revoke-token.ts";
import { setStaffRule } from "#server/desk/second-factor/staff-rule.ts";
import { takeSecondFactor } from "#server/desk/second-factor/take-away.ts";
import { endAllSessions, endSession } from "#server/desk/sessions/end-session.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { PASSWORD } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { createAccessWatch } from "./access-watch.ts";
import { startRealtimeWorld } from "./testing.ts";

const it = await openDesk();
const desk = { ...it.desk, standings: askedStandings(it.desk), secret: "a secret for tests only" };
const world = await startRealtimeWorld({
  async verifyToken(token) {
    const found = await verifyRealtimeToken(desk, token);
    return found && { userId: found.actor.id, role: found.actor.role, credential: found.credential, owes: found.owes };
  },
});
afterAll(() => world[Symbol.asyncDispose]());

const passed = { ms: 0 };
const watch = createAccessWatch({
  io: world.realtime.io,
  read: (userIds) => readStandings(it.desk, userIds),
  tail: createNewsTail(createAccessFeed(it.db)),
  clock: desk.clock,
  elapsed: () => passed.ms,
  onError: (error) => {
    throw error;
  },
});
/** They have an app from now on. */
async function setUpFactor({ id }: Actor) {
  await desk.secondFactors.offer(id, "sealed");
  await desk.secondFactors.turnOn(id, { secret: "sealed", confirmedAt: new Date(), lastStep: 0, recovery: [] });
}

const look = () => watch.turn(new AbortController().signal);

/** A browser that signed in, with its socket. */
async function browserOf(person: Actor) {
  const from = { userAgent: "", address: "", replaces: null };
  const { id, sessionVersion } = await startSession(desk, { id: person.id, sessionVersion: 1 }, from);
  const credential = { kind: "session", userId: person.id, id, sessionVersion } as const;
  return { id, socket: await connect((await issueRealtimeToken(desk, credential)).token) };
}

async function connect(token: string) {
  const socket = await world.connect(token, { reconnection: false });
  // What it came with is looked at once more, in case it ended meanwhile.
  await look();
  return { isGone: () => !socket.connected, gone: new Promise((resolve) => socket.once("disconnect", resolve)) };
}

test("the end of a session closes its sockets at the next look, and those of no other session", async () => {
  const maya = await it.addPerson("Maya", "user");
  const [one, other] = [await browserOf(maya), await browserOf(maya)];
  await endSession(desk, maya, { sessionId: one.id });
  await look();
  // Not with Socket.IO's goodbye, after which a browser would not come back to find out.
  expect(await one.socket.gone).toBe("transport close");
  expect(other.socket.isGone()).toBe(false);
  await endAllSessions(desk, maya);
  await look();
  await other.socket.gone;
});

test("a new password closes what came with a session or a bearer, and leaves API tokens alone until they are revoked", async () => {
  const maya = await it.addPerson("Maya", "user");
  const script = await createToken(desk, maya, { name: "script", scope: "read", expiresInDays: 1 });
  const byToken = await connect(script.token);
  const credential = { kind: "api-token", userId: maya.id, id: script._id } as const;
  const byItsSocketToken = await connect((await issueRealtimeToken(desk, credential)).token);
  const byBearer = await connect((await issueAccessToken(desk, { id: maya.id, sessionVersion: 1 })).token);
  const browser = await browserOf(maya);
  await changePassword(desk, maya, { current: PASSWORD, next: "another horse battery" });
  await look();
  await Promise.all([byBearer.gone, browser.socket.gone]);
  expect([byToken.isGone(), byItsSocketToken.isGone()]).toEqual([false, false]);
  await revokeToken(desk, maya, { tokenId: script._id });
  await look();
  await Promise.all([byToken.gone, byItsSocketToken.gone]);
});

test("another role and a switched-off account close every socket of that person, and nobody else's", async () => {
  const [asha, chidi] = [await it.addAgent("Asha"), await it.addAgent("Chidi")];
  const [first, second, colleague] = [await browserOf(asha), await browserOf(asha), await browserOf(chidi)];
  await changePerson(desk, it.ines, { userId: asha.id, role: "user" });
  await look();
  await Promise.all([first.socket.gone, second.socket.gone]);
  await changePerson(desk, it.ines, { userId: chidi.id, active: false });
  await look();
  await colleague.socket.gone;
});

test("staff who are asked for a second factor that they lack lose their sockets at the next look, and find no way back", async () => {
  const [asha, maya] = [await it.addAgent("Asha"), await it.addPerson("Maya", "user")];
  const [agent, customer] = [await browserOf(asha), await browserOf(maya)];
  const { token } = await issueRealtimeToken(desk, bearerOf({ id: asha.id, sessionVersion: 1 }));
  await setUpFactor(it.ines);
  await setStaffRule(desk, it.ines, { isRequired: true });
  await look();
  await agent.socket.gone;
  expect(customer.socket.isGone()).toBe(false);
  await expect(connect(token)).rejects.toMatchObject({ data: { code: "second-factor-required" } });

  await setUpFactor(asha);
  const back = await connect(token);
  expect(back.isGone()).toBe(false);
  await takeSecondFactor(desk, it.ines, { userId: asha.id });
  await look();
  await back.gone;

  await setStaffRule(desk, it.ines, { isRequired: false });
  expect((await connect(token)).isGone()).toBe(false);
});

test("what ends without news is noticed by the net within ten seconds", async () => {
  const maya = await it.addPerson("Maya", "user");
  const { id, socket } = await browserOf(maya);
  passed.ms += 10_000;
  await look();
  expect(socket.isGone()).toBe(false);
  await it.db.collection(sessionRows).deleteOne({ _id: toObjectId(id) });
  await look();
  expect(socket.isGone()).toBe(false);
  passed.ms += 8_000;
  await look();
  await socket.gone;
});

test("a session that ends between the handshake's look and the connection is noticed at the next look", async () => {
  const maya = await it.addPerson("Maya", "user");
  const { token } = await issueRealtimeToken(desk, bearerOf({ id: maya.id, sessionVersion: 1 }));
  const socket = await world.connect(token, { reconnection: false });
  const gone = new Promise((resolve) => socket.once("disconnect", resolve));
  // Its news are read as if they had come before the connection.
  await it.db.collection(sessionRows).deleteMany({ userId: toObjectId(maya.id) });
  await desk.accounts.endSessions(maya.id);
  await look();
  await gone;
});
