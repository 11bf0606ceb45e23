import { expect, test } from "vitest";
import type { Handler } from "./handle-delivery.ts";
import { createLoopWorld, eventId } from "./testing/loop-world.ts";

const done: Handler = async () => ({ kind: "done" });
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test("handles every message once and leaves the queue empty", async () => {
  const handled: string[] = [];
  const world = createLoopWorld({
    handler: async (event) => {
      handled.push(event.id);
      return { kind: "done" };
    },
  });
  await world.sendEvents(...numbers(0, 250));
  world.loop.start();
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(handled.toSorted()).toEqual(numbers(0, 250).map(eventId));
  await world.stop();
});

test("never holds more than a hundred messages", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const world = createLoopWorld({
    handler: async () => {
      await gate;
      return { kind: "done" };
    },
  });
  await world.sendEvents(...numbers(0, 300));
  world.loop.start();
  await world.time.advance(5_000);
  expect(world.loop.status().inFlight).toBe(100);
  release();
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(Math.max(...world.factsOf("in-flight").map(({ count }) => count))).toBe(100);
});

test("polls with one poller while idle and with four while receives come back full", async () => {
  const world = createLoopWorld({ handler: done });
  world.loop.start();
  await world.time.advance(60_000);
  expect(Math.max(...world.factsOf("pollers").map(({ count }) => count))).toBe(1);
  await world.sendEvents(...numbers(0, 300));
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(Math.max(...world.factsOf("pollers").map(({ count }) => count))).toBe(4);
  await world.time.advance(120_000);
  expect(world.factsOf("pollers").at(-1)?.count).toBe(1);
});

test("keeps a slow message hidden from its receipt on, and handles it once", async () => {
  let runs = 0;
  const world = createLoopWorld({
    handler: async () => {
      runs++;
      await world.time.timers.sleep(120_000);
      return { kind: "done" };
    },
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(runs).toBe(1);
  expect(world.factsOf("visibility-extended").length).toBeGreaterThanOrEqual(7);
});

test("notices that a receipt was lost, tells the handler, and never deletes with it", async () => {
  let aborted = false;
  const deleted: string[] = [];
  const world = createLoopWorld({
    handler: async (_event, { signal, receiveCount }) => {
      if (receiveCount > 1) return { kind: "done" };
      await world.time.timers.sleep(45_000);
      aborted = signal.aborted;
      return { kind: "done" };
    },
    wrap: (queue) => ({
      ...queue,
      // Renewals vanish, as they do while the process is stopped.
      changeVisibility: async (changes) => {
        const isTooLate = world.time.clock.now().getTime() - start >= 30_000;
        return isTooLate ? queue.changeVisibility(changes) : Promise.reject(new Error("connection lost"));
      },
      delete: async (messages) => {
        deleted.push(...messages.map((message) => message.receiptHandle));
        return queue.delete(messages);
      },
    }),
  });
  const start = world.time.clock.now().getTime();
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.queue.bodies().length === 0 && aborted);
  expect(world.factsOf("visibility-lost")).toHaveLength(1);
  expect(deleted).toEqual(["m1/2"]);
});

test("handles a message that came back often while nothing else is handled", async () => {
  const running = new Set<string>();
  const company: number[] = [];
  const world = createLoopWorld({
    handler: async (event, { receiveCount }) => {
      running.add(event.id);
      await world.time.timers.sleep(100);
      if (event.id === eventId(1)) company.push(running.size - 1);
      running.delete(event.id);
      return event.id === eventId(1) && receiveCount < 4
        ? { kind: "retry", why: "unknown", error: null }
        : { kind: "done" };
    },
  });
  world.loop.start();
  await world.sendEvents(...numbers(1, 41));
  for (let round = 0; round < 6; round++) {
    await world.time.advance(1_000);
    await world.sendEvents(...numbers(100 + round * 30, 130 + round * 30));
  }
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(company).toHaveLength(4);
  expect(company[0]).toBeGreaterThan(0);
  expect(company.slice(2)).toEqual([0, 0]);
});

test("stopping finishes what is held, returns what a poll still brings, and deletes nothing unhandled", async () => {
  const handled: string[] = [];
  const world = createLoopWorld({
    handler: async (event) => {
      await world.time.timers.sleep(3_000);
      handled.push(event.id);
      return { kind: "done" };
    },
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.advance(1_000);
  let isStopped = false;
  void world.loop.stop().then(() => {
    isStopped = true;
  });
  await world.time.advance(500);
  await world.sendEvents(2);
  await world.time.until(() => isStopped, 16_000);
  expect(handled).toEqual([eventId(1)]);
  expect(world.queue.bodies()).toHaveLength(1);
  expect(world.factsOf("returned")).toEqual([{ kind: "returned", count: 1, why: "draining" }]);
  expect(await world.queue.depth()).toMatchObject({ visible: 1 });
});

test("with no time left, everything held goes back to the queue at once", async () => {
  const world = createLoopWorld({ handler: () => new Promise(() => {}) });
  await world.sendEvents(...numbers(0, 5));
  world.loop.start();
  await world.time.until(() => world.loop.status().inFlight === 5);
  const stopped = world.loop.stop();
  await world.loop.abandon();
  await world.time.advance(16_000);
  expect(await Promise.race([stopped.then(() => "stopped"), Promise.resolve("still held")])).toBe("still held");
  expect(await world.queue.depth()).toMatchObject({ visible: 5 });
});
