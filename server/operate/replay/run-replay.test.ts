import { afterAll, beforeEach, expect, test } from "vitest";
import type { OutgoingMessage } from "#server/core/ports/queue.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { ADMIN, startLetterWorld } from "#server/operate/testing.ts";
import { leaseEnd } from "#server/platform/lease.ts";
import { replayRows } from "./rows.ts";
import { runReplay } from "./run-replay.ts";
import { startReplay } from "./start-replay.ts";
import { storingIn } from "./testing.ts";
import { StartReplay } from "./wire.ts";

const world = await startLetterWorld();
const { db, deps } = world;
const store = storingIn(db);
afterAll(() => world[Symbol.asyncDispose]());

beforeEach(async () => {
  await Promise.all([db.collection(eventRows).deleteMany({}), db.collection(replayRows).deleteMany({})]);
});

/** Runners with one clock, which only their own pauses move. */
function theRunners() {
  const clock = aTestClock();
  const sent: string[] = [];
  const batches: number[] = [];
  let onSend = async (_messages: readonly OutgoingMessage[]): Promise<unknown> => null;
  const ports = {
    ...world.runner,
    clock,
    timers: { sleep: async (ms: number) => clock.advance(ms) },
    queue: {
      async send(messages: readonly OutgoingMessage[]) {
        await onSend(messages);
        sent.push(...messages.map(({ id }) => id));
        batches.push(messages.length);
        return [];
      },
    },
  };
  return {
    clock,
    sent,
    batches,
    whileSending(next: typeof onSend) {
      onSend = next;
    },
    start: (order: Partial<StartReplay> = {}) => startReplay({ ...deps, clock }, ADMIN, StartReplay.parse(order)),
    run: (worker = "w1", signal = new AbortController().signal) => runReplay({ ...ports, worker }, signal),
  };
}

async function storeMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `e${String(n).padStart(3, "0")}`);
  for (const [minute, id] of ids.entries()) await store(id, minute);
  return ids;
}

test("without a replay there is nothing to do", async () => {
  expect(await theRunners().run()).toBe(false);
});

test("events go in five batches a second, at the rate that was asked for", async () => {
  await storeMany(30);
  const { start, run, batches, clock } = theRunners();
  await start({ perSecond: 50 });
  const begunAt = clock.now().getTime();
  await run();
  expect(batches).toEqual([10, 10, 10]);
  expect(clock.now().getTime() - begunAt).toBe(600);
});

test("a slow replay is laid down after a slice, and taken up where it was", async () => {
  const ids = await storeMany(60);
  const { start, run, sent } = theRunners();
  const { id } = await start({ perSecond: 5 });
  expect(await run()).toBe(true);
  expect(sent).toHaveLength(50);
  expect(await deps.replays.find(id)).toMatchObject({ state: "running", sent: 50, cursor: { id: "e049" } });
  expect(await run("w2")).toBe(true);
  expect(sent).toEqual(ids);
  expect(await deps.replays.find(id)).toMatchObject({ state: "finished", sent: 60 });
  expect(await run()).toBe(false);
});

test("nobody takes what another works on, until that one was silent for fifteen seconds", async () => {
  await storeMany(1);
  const { start, run, clock, sent } = theRunners();
  const { id } = await start();
  await deps.replays.lease("killed", clock.now(), leaseEnd(clock.now()));
  expect(await run()).toBe(false);
  clock.advance(14_999);
  expect(await run()).toBe(false);
  clock.advance(1);
  expect(await run()).toBe(true);
  expect(sent).toEqual(["e000"]);
  expect(await deps.replays.find(id)).toMatchObject({ state: "finished" });
});

test("of two runners at once one works", async () => {
  await storeMany(3);
  const { start, run, sent } = theRunners();
  await start();
  expect((await Promise.all([run("w1"), run("w2")])).sort()).toEqual([false, true]);
  expect(sent).toHaveLength(3);
});

test("whoever lost the lease while sending stops and writes nothing, and the batch goes out once more", async () => {
  await storeMany(2);
  const { start, run, clock, sent, whileSending } = theRunners();
  const { id } = await start({ perSecond: 5 });
  whileSending(async () => {
    clock.advance(16_000);
    await deps.replays.lease("w2", clock.now(), leaseEnd(clock.now()));
  });
  expect(await run("w1")).toBe(true);
  expect(sent).toEqual(["e000"]);
  expect(await deps.replays.find(id)).toMatchObject({ state: "running", sent: 0, cursor: null });
  whileSending(async () => null);
  clock.advance(15_000);
  await run("w2");
  expect(sent).toEqual(["e000", "e000", "e001"]);
  expect(await deps.replays.find(id)).toMatchObject({ state: "finished", sent: 2 });
});

test("who is asked to stop finishes the batch, and gives the lease back at once", async () => {
  await storeMany(3);
  const { start, run, sent, whileSending } = theRunners();
  const { id } = await start({ perSecond: 5 });
  const stopping = new AbortController();
  whileSending(async () => stopping.abort());
  await run("w1", stopping.signal);
  expect(await deps.replays.find(id)).toMatchObject({ sent: 1 });
  whileSending(async () => null);
  expect(await run("w2")).toBe(true);
  expect(sent).toEqual(["e000", "e001", "e002"]);
});

test("what is stored after the order is not part of it, or a replay would run after its own tail", async () => {
  await storeMany(1);
  const { start, run, clock, sent } = theRunners();
  await start();
  await store("later", 99, { storedAt: clock.now() });
  await run();
  expect(sent).toEqual(["e000"]);
});

test("a queue that was away is left alone for five seconds, whoever runs", async () => {
  await storeMany(1);
  const { start, run, clock, whileSending } = theRunners();
  const { id } = await start();
  whileSending(() => Promise.reject(new Error("connect ECONNREFUSED")));
  await expect(run("w1")).rejects.toThrow("ECONNREFUSED");
  expect(await deps.replays.find(id)).toMatchObject({ problem: "connect ECONNREFUSED" });
  whileSending(async () => null);
  clock.advance(4_999);
  expect(await run("w2")).toBe(false);
  clock.advance(1);
  expect(await run("w2")).toBe(true);
  expect(await deps.replays.find(id)).toMatchObject({ state: "finished", problem: null });
});
