import { afterAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { wordsOfIssue } from "#server/core/saying.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { ADMIN, startLetterWorld } from "#server/operate/testing.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { cancelReplay, listReplays, pauseReplay, releaseParked, resumeReplay } from "./change-replay.ts";
import { replayRows } from "./rows.ts";
import { countReplay, startReplay } from "./start-replay.ts";
import { storingIn } from "./testing.ts";
import { ReplayFilter, StartReplay } from "./wire.ts";

const world = await startLetterWorld();
const { db, deps } = world;
const store = storingIn(db);
afterAll(() => world[Symbol.asyncDispose]());

const replays = db.collection(replayRows);
const NOBODY = "0".repeat(24);
const DAY_MS = 86_400_000;

beforeEach(async () => {
  await Promise.all([db.collection(eventRows).deleteMany({}), replays.deleteMany({})]);
  await store("e1", 1);
});

const start = (order: Partial<StartReplay> = {}, at = deps) => startReplay(at, ADMIN, StartReplay.parse(order));
const rowOf = (id: string) => replays.findOne({ _id: toObjectId(id) });
const CHANGES = { pauseReplay, resumeReplay, cancelReplay } as const;

test.each(["agent", "user"] as const)("who has the role %s may neither look at replays nor order any", async (role) => {
  const { id } = await start();
  const other: Actor = { ...ADMIN, role };
  const attempts = [
    countReplay(deps, other, ReplayFilter.parse({})),
    startReplay(deps, other, StartReplay.parse({})),
    listReplays(deps, other),
    releaseParked(deps, other),
    ...Object.values(CHANGES).map((change) => change(deps, other, id)),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "auth.forbidden" });
  expect(await rowOf(id)).toMatchObject({ state: "running" });
});

test.each(Object.entries(CHANGES))(
  "%s of a replay that is not there is refused, however its id looks",
  async (_, change) => {
    for (const id of [NOBODY, "not an id", ""]) {
      await expect(change(deps, ADMIN, id)).rejects.toMatchObject({
        code: "replay.not-found",
        message: "There is no such replay any more. Start another one.",
      });
    }
  },
);

test.each(Object.entries(CHANGES))("%s of a replay that has ended changes nothing", async (_, change) => {
  const { id } = await start();
  await cancelReplay(deps, ADMIN, id);
  const before = await rowOf(id);
  await expect(change(deps, ADMIN, id)).rejects.toMatchObject({
    code: "replay.over",
    message: "This replay has ended already. Start another one to send more.",
  });
  expect(await rowOf(id)).toEqual(before);
});

test("pausing what is paused and resuming what runs is no mistake", async () => {
  const { id } = await start();
  expect(await resumeReplay(deps, ADMIN, id)).toMatchObject({ id, state: "running", finishedAt: null });
  for (let n = 0; n < 2; n++) expect(await pauseReplay(deps, ADMIN, id)).toMatchObject({ id, state: "paused" });
  for (let n = 0; n < 2; n++) expect(await resumeReplay(deps, ADMIN, id)).toMatchObject({ id, state: "running" });
});

test("a problem is forgotten once somebody takes the replay in hand", async () => {
  const { id } = await start();
  await replays.updateOne({ _id: toObjectId(id) }, { $set: { problem: "connect ECONNREFUSED" } });
  expect(await pauseReplay(deps, ADMIN, id)).toMatchObject({ problem: null });
});

test("of two who cancel at once one does, and the other hears that it is over", async () => {
  const { id } = await start();
  const outcomes = await Promise.allSettled([cancelReplay(deps, ADMIN, id), cancelReplay(deps, ADMIN, id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "replay.over" } });
});

test("a cancelled replay is remembered for a month, and makes room for another", async () => {
  const now = new Date("2026-03-02T09:00:00.000Z");
  const { id } = await start();
  const ended = await cancelReplay({ ...deps, clock: { now: () => now } }, ADMIN, id);
  expect(ended).toMatchObject({ state: "cancelled", finishedAt: now.toISOString() });
  expect(await rowOf(id)).toMatchObject({ expiresAt: new Date(now.getTime() + 30 * DAY_MS) });
  expect(await start()).toMatchObject({ state: "running" });
});

test("of two who start one at once one does, and the other hears how far it is", async () => {
  await store("e2", 2);
  const outcomes = await Promise.allSettled([start(), start()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: {
      code: "replay.busy",
      message: "Another replay (0 of 2 events) is running: wait for it or cancel it.",
    },
  });
  expect(await replays.countDocuments()).toBe(1);
});

test("the latest twenty are listed, the newest first, and on a desk without any there are none", async () => {
  expect(await listReplays(deps, ADMIN)).toEqual({ replays: [], parked: 0 });
  const begun: string[] = [];
  for (let n = 0; n < 21; n++) {
    const now = new Date(Date.now() + n * 1_000);
    const { id } = await start({}, { ...deps, clock: { now: () => now } });
    await cancelReplay(deps, ADMIN, id);
    begun.push(id);
  }
  const listed = await listReplays(deps, ADMIN);
  expect(listed.replays.map(({ id }) => id)).toEqual(begun.toReversed().slice(0, 20));
});

test("nothing that was set aside is nothing to release", async () => {
  expect(await releaseParked(deps, ADMIN)).toEqual({ count: 0 });
});

test("an order keeps what was asked for: each type once, and an end that is not in the future", async () => {
  const now = new Date("2026-03-02T09:00:00.000Z");
  const order = { types: ["ticket.created", "ticket.created"], to: "2027-01-01T00:00:00Z", perSecond: 7 } as const;
  const replay = await start({ ...order, types: [...order.types] }, { ...deps, clock: { now: () => now } });
  expect(replay).toMatchObject({
    types: ["ticket.created"],
    from: null,
    to: now.toISOString(),
    perSecond: 7,
    target: "queue",
    total: 1,
    complaintId: null,
    createdBy: "Ada Admin",
  });
});

test("a range that begins in the future is refused at its beginning", async () => {
  await expect(start({ from: "2999-01-01T00:00:00Z" })).rejects.toMatchObject({
    code: "input.invalid",
    message: "The range begins in the future (2999-01-01T00:00:00.000Z). Choose an earlier beginning.",
    detail: { fields: { from: expect.stringContaining("in the future") } },
  });
  expect(await replays.countDocuments()).toBe(0);
});

test.each<[object, string]>([
  [{ perSecond: 0 }, "At least 1 event per second."],
  [{ perSecond: 501 }, "At most 500 events per second."],
  [{ perSecond: 1.5 }, "Give a whole number of events per second."],
  [{ from: "yesterday" }, "Give the beginning as a date and a time."],
  [{ to: "2026-01-17" }, "Give the end as a date and a time."],
])("the order %j is refused: %s", (order, sentence) => {
  expect(StartReplay.safeParse(order).error?.issues.map(wordsOfIssue)).toEqual([sentence]);
});
