import { afterAll, beforeEach, expect, test } from "vitest";
import { fileTicket } from "#server/core/changes/file.ts";
import type { EntryFailure } from "#server/core/ports/queue.ts";
import { aFiling, aStamp, CUSTOMER } from "#server/core/testing.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { createReconcileStore } from "#server/desk/routing/reconcile-store.ts";
import { ADMIN, startLetterWorld } from "#server/operate/testing.ts";
import { cancelReplay, listReplays, pauseReplay, releaseParked, resumeReplay } from "./change-replay.ts";
import { replayRows } from "./rows.ts";
import { countReplay, startReplay } from "./start-replay.ts";
import { storingIn, TICKET } from "./testing.ts";
import { ReplayFilter, StartReplay } from "./wire.ts";

const world = await startLetterWorld();
const { db, deps } = world;
afterAll(() => world[Symbol.asyncDispose]());

const COMPLAINT_ID = "COMP-10001";

const store = storingIn(db);

beforeEach(async () => {
  await Promise.all([db.collection(eventRows).deleteMany({}), db.collection(replayRows).deleteMany({})]);
  world.sent.length = 0;
  world.published.length = 0;
  world.queueAnswers(() => []);
});

const start = (order: Partial<StartReplay> = {}) => startReplay(deps, ADMIN, StartReplay.parse(order));
const count = (filter: Partial<ReplayFilter> = {}) => countReplay(deps, ADMIN, ReplayFilter.parse(filter));
const viewOf = async (id: string) => (await listReplays(deps, ADMIN)).replays.find((replay) => replay.id === id);
const finish = async (id: string) => {
  await expect.poll(() => world.replay().then(() => viewOf(id))).toMatchObject({ state: "finished" });
};

test("events go out once more in their order, under their own ids, marked as a replay", async () => {
  for (let n = 0; n < 25; n++) await store(`e${String(n).padStart(2, "0")}`, n);
  const replay = await start();
  await finish(replay.id);
  expect(world.sent.map(({ id }) => id)).toEqual(
    Array.from({ length: 25 }, (_, n) => `e${String(n).padStart(2, "0")}`),
  );
  expect(world.sent[0]?.attributes).toMatchObject({ eventId: "e00", origin: "replay", replayId: replay.id, v: "1" });
  expect(JSON.parse(world.sent[0]?.body ?? "")).toMatchObject({
    eventType: "ticket.created",
    data: { ticketId: TICKET },
  });
  expect(await viewOf(replay.id)).toMatchObject({ total: 25, sent: 25, skipped: 0, createdBy: "Ada Admin" });
});

test("events that were stored in the same millisecond are all sent, however the batches fall", async () => {
  for (let n = 0; n < 12; n++) await store(`same${n}`, 1, { rev: n });
  const { id } = await start({ perSecond: 5 });
  await finish(id);
  expect(new Set(world.sent.map((message) => message.id)).size).toBe(12);
  expect(world.sent).toHaveLength(12);
});

test("only what is asked for is counted and sent: by type, by time, by complaint", async () => {
  await store("created", 1);
  await store("resolved", 2, { type: "ticket.resolved" });
  await store("other", 3, { aggId: "b".repeat(24) });
  await store("internal", 4, { type: "ticket.assigned" });
  expect((await count()).count).toBe(3);
  expect(await count({ types: ["ticket.resolved"] })).toMatchObject({
    count: 1,
    byType: [{ type: "ticket.resolved", count: 1 }],
    firstAt: "2026-01-17T09:02:00.000Z",
  });
  const range = { from: "2026-01-17T09:02:00Z", to: "2026-01-17T09:03:00Z" };
  expect((await count(range)).count).toBe(1);
  const { id } = await start(range);
  await finish(id);
  expect(world.sent.map((message) => message.id)).toEqual(["resolved"]);
});

test("a complaint is found by either of its ids", async () => {
  await createComplaintStore(db).insert(
    fileTicket(aFiling({ id: TICKET, complaintId: COMPLAINT_ID }), CUSTOMER, aStamp()),
  );
  await store("its", 1);
  await store("other", 2, { aggId: "b".repeat(24) });
  for (const ticket of [COMPLAINT_ID, TICKET, TICKET.toUpperCase()]) expect((await count({ ticket })).count).toBe(1);
  const { id, complaintId } = await start({ ticket: COMPLAINT_ID });
  expect(complaintId).toBe(COMPLAINT_ID);
  await finish(id);
  expect(world.sent.map((message) => message.id)).toEqual(["its"]);
});

test("a range that ends before it begins, an unknown complaint and an empty range are refused in a sentence", async () => {
  await store("e1", 1);
  const reversed = { from: "2026-01-17T10:00:00Z", to: "2026-01-17T09:00:00Z" };
  await expect(start(reversed)).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringMatching(/before it begins/),
  });
  await expect(start({ ticket: "COMP-99999" })).rejects.toMatchObject({ code: "complaint.not-found" });
  await expect(start({ ticket: "nonsense" })).rejects.toMatchObject({ code: "complaint.not-found" });
  await expect(start({ types: ["ticket.rated"] })).rejects.toMatchObject({ code: "replay.none" });
  expect((await listReplays(deps, ADMIN)).replays).toEqual([]);
});

test("the topic has other subscribers: it has to be confirmed", async () => {
  await store("e1", 1);
  await expect(start({ target: "topic" })).rejects.toMatchObject({ code: "input.invalid" });
  const { id } = await start({ target: "topic", confirm: true });
  await finish(id);
  expect(world.published.map((message) => message.id)).toEqual(["e1"]);
  expect(world.sent).toEqual([]);
});

test("one at a time: a second replay is refused while one is running or paused", async () => {
  await store("e1", 1);
  const first = await start();
  await expect(start()).rejects.toMatchObject({ code: "replay.busy", message: expect.stringMatching(/is running/) });
  await pauseReplay(deps, ADMIN, first.id);
  await expect(start()).rejects.toMatchObject({ code: "replay.busy", message: expect.stringMatching(/is paused/) });
  await cancelReplay(deps, ADMIN, first.id);
  await start();
});

test("a paused replay sends nothing; resumed it goes on where it was", async () => {
  for (let n = 0; n < 6; n++) await store(`e${n}`, n);
  const { id } = await start({ perSecond: 5 });
  const stopping = new AbortController();
  world.queueAnswers(() => {
    stopping.abort();
    return [];
  });
  await world.replay(stopping.signal);
  expect(await viewOf(id)).toMatchObject({ sent: 1, state: "running" });
  await pauseReplay(deps, ADMIN, id);
  expect(await world.replay()).toBe(false);
  await resumeReplay(deps, ADMIN, id);
  await finish(id);
  expect(world.sent.map((message) => message.id)).toEqual(["e0", "e1", "e2", "e3", "e4", "e5"]);
});

test("a cancelled replay stops after the batch it is in and cannot be resumed", async () => {
  for (let n = 0; n < 6; n++) await store(`e${n}`, n);
  const { id } = await start({ perSecond: 5 });
  let cancelled: Promise<unknown> = Promise.resolve();
  const { queue } = world.runner;
  const send = queue.send.bind(queue);
  queue.send = async (messages) => {
    cancelled = cancelReplay(deps, ADMIN, id);
    await cancelled;
    return send(messages);
  };
  await world.replay();
  queue.send = send;
  expect(world.sent).toHaveLength(1);
  expect(await viewOf(id)).toMatchObject({ state: "cancelled", finishedAt: expect.any(String) });
  await expect(resumeReplay(deps, ADMIN, id)).rejects.toMatchObject({ code: "replay.over" });
});

test("what can never be sent is skipped and counted; what could not be sent is tried again", async () => {
  for (let n = 0; n < 3; n++) await store(`e${n}`, n);
  let isFirst = true;
  world.queueAnswers((messages) => {
    const wasFirst = isFirst;
    isFirst = false;
    return messages.flatMap(({ id }): EntryFailure[] => {
      if (id === "e0") return [{ id, verdict: "never", code: "Oversize", message: "too large" }];
      if (!wasFirst) return [];
      const verdict = id === "e1" ? "again" : "unknown";
      return [{ id, verdict, code: "Busy", message: "busy" }];
    });
  });
  const { id } = await start();
  await finish(id);
  expect(world.sent.map((message) => message.id)).toEqual(["e1", "e2"]);
  expect(await viewOf(id)).toMatchObject({ sent: 2, skipped: 1, problem: null });
});

test("a queue that is away is said, and the replay goes on when it is back", async () => {
  await store("e1", 1);
  const { id } = await start();
  world.queueAnswers(() => {
    throw new Error("connect ECONNREFUSED");
  });
  await expect(world.replay()).rejects.toThrow("ECONNREFUSED");
  expect(await viewOf(id)).toMatchObject({ state: "running", sent: 0, problem: "connect ECONNREFUSED" });
  world.queueAnswers(() => []);
  await expect
    .poll(() => world.replay().then(() => viewOf(id)), { timeout: 10_000 })
    .toMatchObject({ state: "finished" });
});

test("parked events are handed back to the reconciler", async () => {
  await store("e1", 1, { parked: "Oversize", publishedAt: null });
  expect((await listReplays(deps, ADMIN)).parked).toBe(1);
  expect(await releaseParked(deps, ADMIN)).toEqual({ count: 1 });
  const [stranded] = await createReconcileStore(db).listStranded(new Date(), 10);
  expect(stranded?.entries).toMatchObject([{ id: "e1" }]);
  expect((await listReplays(deps, ADMIN)).parked).toBe(0);
});
