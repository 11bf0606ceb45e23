import { afterAll, expect, test } from "vitest";
import type { UserId } from "#server/core/ids.ts";
import { createAccessFeed } from "#server/desk/people/access-changes.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { endSession } from "#server/desk/sessions/end-session.ts";
import { sessionRows } from "#server/desk/sessions/rows.ts";
import { startSession } from "#server/desk/sessions/start-session.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { findAccess } from "./find-access.ts";
import { createKeptStandings } from "./kept-standings.ts";
import { createNewsTail } from "./news-tail.ts";
import { readStandings } from "./standing.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const { desk } = it;

/** A process that remembers. Others are the desk's own stores, whose changes it hears of by the news alone. */
function aProcess() {
  const passed = { ms: 1_000_000 };
  const standings = createKeptStandings({
    read: (userIds) => readStandings(desk, userIds),
    tail: createNewsTail(createAccessFeed(it.db)),
    elapsed: () => passed.ms,
    onError: (error) => {
      throw error;
    },
  });
  const turn = async (ms = 300) => {
    passed.ms += ms;
    await standings.loop.turn(new AbortController().signal);
  };
  const room = { ...desk, standings, secret: "a secret for tests only" };
  return {
    standings,
    passed,
    turn,
    /** A process that has read the news, and this person after it. */
    async warm(person: Person) {
      await this.find(person);
      await turn();
      await this.find(person);
      await turn();
    },
    find: (person: Person) =>
      findAccess(room, { kind: "session", userId: person.id, id: person.sessionId, sessionVersion: 1 }),
  };
}

interface Person {
  readonly id: UserId;
  readonly sessionId: string;
}

async function aPerson(): Promise<Person> {
  const { id } = await it.addPerson("Maya", "user");
  const from = { userAgent: "", address: "", replaces: null };
  const session = await startSession(desk, { id, sessionVersion: 1 }, from);
  return { id, sessionId: session.id };
}

/** How many commands the database is sent meanwhile. */
async function commandsOf(work: () => Promise<unknown>): Promise<number> {
  const before = it.commands.length;
  await work();
  return it.commands.length - before;
}

test("a session costs no command per request on a warm process", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  const requests = Array.from({ length: 100 }, () => async () => expect(await own.find(maya)).not.toBeNull());
  expect(await commandsOf(() => Promise.all(requests.map((ask) => ask())))).toBe(0);
  // Once for everybody, however many they are: the news, several times a second.
  expect(await commandsOf(() => own.turn())).toBe(1);
});

test("what another process ends or changes is believed no longer than the news are young", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  await createAccountStore(it.db).setRole(maya.id, "admin");
  await own.turn();
  expect((await own.find(maya))?.actor.role).toBe("admin");
  await own.turn();
  await endSession(desk, maya, { sessionId: maya.sessionId });
  await own.turn();
  expect(await own.find(maya)).toBeNull();
});

test("without news for a second every request asks, and misses nothing", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  await endSession(desk, maya, { sessionId: maya.sessionId });
  own.passed.ms += 900;
  expect(await own.find(maya)).toBeNull();
});

test("what this process changes itself it knows at once", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  await createAccountStore(it.db, own.standings.forget).setRole(maya.id, "agent");
  expect((await own.find(maya))?.actor.role).toBe("agent");
});

test("a session that another process began a moment ago opens this one, too", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  const from = { userAgent: "", address: "", replaces: null };
  const { id: sessionId } = await startSession(desk, { id: maya.id, sessionVersion: 1 }, from);
  expect(await own.find({ ...maya, sessionId })).not.toBeNull();
});

test("what changes without news is found within ten seconds, for everybody in five reads", async () => {
  const people = [await aPerson(), await aPerson(), await aPerson()];
  const own = aProcess();
  for (const person of people) await own.warm(person);
  const [maya] = people;
  if (!maya) throw new Error("three people");
  await it.db.collection(sessionRows).deleteOne({ _id: toObjectId(maya.sessionId) });
  expect(await own.find(maya)).not.toBeNull();
  for (const person of people) await own.find(person);
  expect(await commandsOf(() => own.turn(10_000))).toBe(6);
  expect(await own.find(maya)).toBeNull();
});

test("nobody is asked about while nobody asks", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  expect(await commandsOf(() => own.turn())).toBe(0);
  await own.warm(maya);
  await own.turn(10_000);
  await own.turn(10_000);
  expect(await commandsOf(() => own.turn(10_000))).toBe(0);
});

test("a change while somebody is being read is not covered by what was read before it", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.warm(maya);
  own.standings.forget(maya.id);
  const reading = own.find(maya);
  await it.db.collection(userRows).updateOne({ _id: toObjectId(maya.id) }, { $set: { active: false } });
  own.standings.forget(maya.id);
  await reading;
  expect(await own.find(maya)).toBeNull();
});

test("being here is written every five minutes, not with every request of a process that remembers", async () => {
  const [maya, own] = [await aPerson(), aProcess()];
  await own.find(maya);
  await own.warm(maya);
  expect(await commandsOf(() => own.find(maya))).toBe(0);
});
