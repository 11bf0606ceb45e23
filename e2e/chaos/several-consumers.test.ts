import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { until } from "../fixtures/until.ts";
import { findComplaint } from "./kit/complaints.ts";
import type { ChaosConsumer } from "./kit/consumers.ts";
import { startLoad } from "./kit/load.ts";
import { type ChaosWorld, startChaosWorld } from "./kit/world.ts";

const STOPPED_WITHIN_MS = 27_000;
/** On a machine with other work a renewal may come late; no receipt may be owed to that where receipts are counted. */
const PATIENT = { QUICKFIX_VISIBILITY_SECONDS: "30" };
const PRODUCTION = { QUICKFIX_MODE: "production", QUICKFIX_RECONCILE: "on", QUICKFIX_VISIBILITY_SECONDS: "30" };

let world: ChaosWorld;
beforeAll(async () => {
  world = await startChaosWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
afterEach(async () => {
  await world.stopConsumers();
  await world.clear();
});

/** Ends a consumer as a platform does, and expects the orderly end that it promises. */
async function expectToStop(consumer: ChaosConsumer): Promise<void> {
  const startedAt = performance.now();
  expect(await consumer.end("SIGTERM"), consumer.lines.slice(-20).join("\n")).toBe("code 0");
  expect(performance.now() - startedAt).toBeLessThan(STOPPED_WITHIN_MS);
}

/** Receipts beyond the first of messages that were handled, less those that a stopping consumer gave back unopened. */
function unexplainedReceipts(consumers: readonly ChaosConsumer[]): number {
  const lines = consumers.flatMap((consumer) => consumer.lines);
  const numbers = (pattern: RegExp) =>
    lines.map((line) => pattern.exec(line)?.[1]).filter((found) => found !== undefined);
  const receipts = numbers(/ message .*result=done .*receiveCount=(\d+)/).map((count) => Number(count) - 1);
  const returned = numbers(/messages were returned to the queue .*count=(\d+)/).map(Number);
  expect(receipts.length, "lines that tell of a message").toBeGreaterThan(0);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return sum(receipts) - sum(returned);
}

/** The line about a message is written a moment after the message has gone. */
async function expectExplained(consumers: readonly ChaosConsumer[]): Promise<void> {
  await vi.waitFor(() => expect(unexplainedReceipts(consumers)).toBe(0), 5_000);
}

const isReady = (consumer: ChaosConsumer, status: number) =>
  until(`readiness ${status}`, async () => (await consumer.ready()).status === status);

test.each([1, 2, 4])("33: with %i consumers every complaint is solved, and everybody is told once", async (count) => {
  await Promise.all(Array.from({ length: count }, () => world.addConsumer()));
  await using load = await startLoad(world, { agents: 10, perSecond: 60, atMost: 120 });
  await load.untilAllFiled();
  await load.untilAllSolved();
  await world.expectNothingLost();
});

test("34: consumers come and go while complaints come in, and nothing is lost or told twice", async () => {
  const running = [await world.addConsumer(PATIENT)];
  const all = [...running];
  await using load = await startLoad(world, { agents: 10, perSecond: 10 });
  const stopping: Promise<void>[] = [];
  for (let turn = 1; turn <= 4; turn++) {
    await load.untilFiled(20);
    const fresh = await world.addConsumer(PATIENT);
    all.push(fresh);
    running.push(fresh);
    const leaving = turn % 2 === 0 ? running.splice(0, running.length - 1) : [];
    stopping.push(...leaving.map(expectToStop));
  }
  await Promise.all(stopping);
  await load.untilAllSolved();
  await world.expectNothingLost();
  await expectExplained(all);
});

test("52: a rolling restart under load loses nothing and redelivers only what a last poll brought", async () => {
  const running = await Promise.all(Array.from({ length: 3 }, () => world.addConsumer(PATIENT)));
  const all = [...running];
  await using load = await startLoad(world, { agents: 10, perSecond: 10 });
  for (const old of running) {
    await load.untilFiled(20);
    all.push(await world.addConsumer(PATIENT));
    await expectToStop(old);
  }
  await load.untilAllSolved();
  await world.expectNothingLost();
  await expectExplained(all);
});

test("52: in production a consumer that is told to stop lets its long poll end and gives back what that brings", async () => {
  await world.agent("Ada");
  await world.relayed();
  const leaving = await world.addConsumer(PRODUCTION);
  await until("a queue that was read empty", async () => (await world.queue.depth()).visible === 0);
  await isReady(leaving, 200);
  const startedAt = performance.now();
  leaving.signal("SIGTERM");
  await isReady(leaving, 503);
  const [id] = await world.file();
  expect(await leaving.ended).toBe("code 0");
  expect(performance.now() - startedAt).toBeLessThan(STOPPED_WITHIN_MS);
  expect(leaving.lines.join("\n")).toContain("messages were returned to the queue");

  // Far less than the 30 s after which the queue would have handed the message out again by itself.
  await world.addConsumer(PRODUCTION);
  const isAssigned = async () => (await findComplaint(world.db, id)).status === "In Progress";
  await until("the complaint with somebody", isAssigned, { withinMs: 10_000 });
  await world.healed();
  await world.expectNothingLost();
});

test("52: in production an idle consumer has stopped within 27 seconds, long poll and all", async () => {
  await expectToStop(await world.addConsumer(PRODUCTION));
});

test("53: a second signal ends a consumer at once", async () => {
  const consumer = await world.addConsumer(PRODUCTION);
  const startedAt = performance.now();
  consumer.signal("SIGTERM");
  await isReady(consumer, 503);
  // A signal repeated within half a second is taken for the same wish: npm passes Ctrl-C on as well.
  const isGone = async () => {
    consumer.signal("SIGTERM");
    return Promise.race([consumer.ended, sleep(100, null)]);
  };
  expect(await until("its end", isGone)).toBe("code 1");
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test("53: a consumer that is told to stop while the database is away still ends in time", async () => {
  const consumer = await world.addConsumer();
  await world.agent("Ada");
  await world.relayed();
  await world.database.kill();
  await isReady(consumer, 503);
  const startedAt = performance.now();
  consumer.signal("SIGTERM");
  expect(["code 0", "code 1"]).toContain(await consumer.ended);
  expect(performance.now() - startedAt).toBeLessThan(STOPPED_WITHIN_MS);
  await world.healed();
  await world.expectNothingLost();
});
