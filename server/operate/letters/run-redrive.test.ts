import { afterAll, beforeEach, expect, test } from "vitest";
import type { EntryFailure, OutgoingMessage } from "#server/core/ports/queue.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { ADMIN, aDeadMessage, startLetterWorld } from "#server/operate/testing.ts";
import { leaseEnd } from "#server/platform/lease.ts";
import { letterOverview } from "./list-letters.ts";
import { getRedrive, listRedrives } from "./list-redrives.ts";
import { redriveRows } from "./redrive-rows.ts";
import { countRetriable, retryLetters } from "./retry-letters.ts";
import { deadLetterRows } from "./rows.ts";
import { runRedrive } from "./run-redrive.ts";

const world = await startLetterWorld();
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await world.db.collection(deadLetterRows).deleteMany({});
  await world.db.collection(redriveRows).deleteMany({});
});

const all = { all: true } as const;

/** Runners with one clock, which only their own pauses move. */
function theRunners() {
  const clock = aTestClock();
  const deps = { ...world.deps, clock };
  const batches: string[][] = [];
  let onSend = async (_messages: readonly OutgoingMessage[]): Promise<EntryFailure[]> => [];
  const ports = {
    ...world.runner,
    clock,
    timers: { sleep: async (ms: number) => clock.advance(ms) },
    queue: {
      async send(messages: readonly OutgoingMessage[]) {
        const failures = await onSend(messages);
        batches.push(messages.map(({ id }) => id));
        return failures;
      },
    },
  };
  return {
    clock,
    deps,
    batches,
    whileSending(next: typeof onSend) {
      onSend = next;
    },
    retry: () => retryLetters(deps, ADMIN, all),
    run: (worker = "w1", signal = new AbortController().signal) => runRedrive({ ...ports, worker }, signal),
    resolve: (id: string) => deps.letters.resolve(id, 1, clock.now(), leaseEnd(clock.now())),
  };
}

async function putMany(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `l${n}`);
  for (const id of ids) await world.put(aDeadMessage(id));
  return ids;
}

test("without a retry there is nothing to do", async () => {
  expect(await theRunners().run()).toBe(false);
});

test("letters go out ten at a time, a fifth of a second apart, so that nothing is flooded", async () => {
  const ids = await putMany(25);
  const { retry, run, batches, clock } = theRunners();
  const { id } = await retry();
  const begunAt = clock.now().getTime();
  await run();
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
  expect(batches.flat().sort()).toEqual(ids.toSorted());
  expect(clock.now().getTime() - begunAt).toBe(600);
  expect(await world.deps.redrives.find(id)).toMatchObject({ state: "waiting", sentAllAt: clock.now() });
});

test("while answers are awaited a runner looks once a second, and ends it with the last of them", async () => {
  await putMany(1);
  const { retry, run, clock, deps, resolve } = theRunners();
  const { id } = await retry();
  await run();
  expect(await run()).toBe(false);
  clock.advance(1_000);
  expect(await run()).toBe(true);
  await resolve("l0");
  clock.advance(1_000);
  await run();
  expect(await getRedrive(deps, ADMIN, id)).toMatchObject({
    state: "finished",
    total: 1,
    sent: 1,
    resolved: 1,
    finishedAt: clock.now().toISOString(),
  });
});

test("of two runners at once one works, and each letter is sent once", async () => {
  await putMany(3);
  const { retry, run, batches } = theRunners();
  await retry();
  expect((await Promise.all([run("w1"), run("w2")])).sort()).toEqual([false, true]);
  expect(batches.flat()).toHaveLength(3);
});

test("whoever lost the lease while sending stops, and what was sent is not sent again", async () => {
  await putMany(15);
  const { retry, run, clock, batches, deps, whileSending } = theRunners();
  await retry();
  whileSending(async () => {
    clock.advance(16_000);
    await deps.redrives.lease("w2", clock.now(), leaseEnd(clock.now()));
    return [];
  });
  expect(await run("w1")).toBe(true);
  expect(batches.map(({ length }) => length)).toEqual([10]);
  whileSending(async () => []);
  clock.advance(15_000);
  await run("w2");
  expect(batches.map(({ length }) => length)).toEqual([10, 5]);
  expect(new Set(batches.flat()).size).toBe(15);
});

test("a queue that is away is said, left alone for five seconds, and forgotten once it is back", async () => {
  await putMany(1);
  const { retry, run, clock, deps, whileSending } = theRunners();
  const { id } = await retry();
  whileSending(() => Promise.reject(new Error("connect ECONNREFUSED")));
  await expect(run()).rejects.toThrow("ECONNREFUSED");
  expect(await getRedrive(deps, ADMIN, id)).toMatchObject({ sent: 0, problem: "connect ECONNREFUSED" });
  whileSending(async () => []);
  clock.advance(4_999);
  expect(await run("w2")).toBe(false);
  clock.advance(1);
  expect(await run("w2")).toBe(true);
  expect(await getRedrive(deps, ADMIN, id)).toMatchObject({ sent: 1, problem: null });
});

test("a retry is foretold without being begun, and refused with what stands in its way", async () => {
  const { deps, retry } = theRunners();
  const count = () => countRetriable(deps, ADMIN, all);
  await expect(count()).rejects.toMatchObject({
    code: "letters.none",
    message: "There is nothing to retry: no message has failed.",
  });
  await putMany(3);
  expect(await count()).toEqual({ ready: 3, cut: 0 });
  expect(await listRedrives(deps, ADMIN)).toEqual([]);
  await retry();
  await expect(count()).rejects.toMatchObject({
    code: "letters.busy",
    message: "3 of these messages are being retried at this moment. Wait until that has ended.",
  });
});

test.each(["0".repeat(24), "not an id", ""])("the retry %j is not there", async (id) => {
  await expect(getRedrive(world.deps, ADMIN, id)).rejects.toMatchObject({
    code: "letters.not-found",
    message: "There is no such retry any more. List them again.",
  });
});

test("the overview shows a retry for an hour after its end, the list longer", async () => {
  await putMany(1);
  const { retry, run, clock, deps, resolve } = theRunners();
  const { id } = await retry();
  await resolve("l0");
  await run();
  const shown = async () => (await letterOverview(deps, ADMIN)).redrives.map((each) => each.id);
  clock.advance(3_500_000);
  expect(await shown()).toEqual([id]);
  clock.advance(200_000);
  expect(await shown()).toEqual([]);
  expect((await listRedrives(deps, ADMIN)).map((each) => each.id)).toEqual([id]);
});
