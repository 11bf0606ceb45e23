import { expect, test } from "vitest";
import { reject } from "./outcome.ts";
import { createLoopWorld, eventId } from "./testing/loop-world.ts";

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const infraError = () => Object.assign(new Error("no primary"), { name: "MongoServerSelectionError" });

test("gives a message back for longer each time it fails, and puts it aside with the stack at the eighth", async () => {
  const world = createLoopWorld({
    handler: async () => {
      throw new Error("a bug");
    },
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.deadLetters.bodies().length === 1);
  // Jitter of one half: three quarters of 1, 2, 4 … seconds, at least one.
  expect(world.factsOf("retried").map(({ seconds }) => seconds)).toEqual([1, 2, 3, 6, 12, 24, 48]);
  expect(world.factsOf("dead-lettered")[0]).toMatchObject({ reason: "unknown-error", eventId: eventId(1) });
  expect(world.factsOf("dead-lettered")[0]?.sentence).toContain("a bug");
  await world.time.until(() => world.queue.bodies().length === 0);
});

test("tries a lost race again on the spot, not through the queue", async () => {
  let runs = 0;
  const world = createLoopWorld({
    handler: async () => {
      if (++runs < 4) throw Object.assign(new Error("write conflict"), { name: "MongoServerError", code: 112 });
      return { kind: "done" };
    },
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.queue.bodies().length === 0, 5_000);
  expect(runs).toBe(4);
  expect(world.factsOf("retried")).toEqual([]);
});

test("never gives a message up while the database is away; stops receiving until it answers again", async () => {
  let away = true;
  let handled = 0;
  const world = createLoopWorld({
    handler: async () => {
      if (away) throw infraError();
      handled++;
      return { kind: "done" };
    },
    ping: async () => {
      if (away) throw infraError();
    },
  });
  await world.sendEvents(...numbers(0, 50));
  world.loop.start();
  await world.time.advance(60_000);
  expect(world.loop.status().breakerOpen).toBe(true);
  expect(Math.max(...world.queue.bodies().map(world.queue.receives))).toBeLessThanOrEqual(2);
  away = false;
  await world.time.until(() => handled === 50 && world.queue.bodies().length === 0);
  expect(world.deadLetters.bodies()).toEqual([]);
  expect(world.factsOf("breaker").map(({ state }) => state)).toEqual(["open", "closed"]);
});

test("opens the breaker when the database stops answering while work hangs", async () => {
  const world = createLoopWorld({
    handler: () => new Promise(() => {}),
    ping: () => new Promise(() => {}),
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.loop.status().breakerOpen, 3_100);
});

test("asks again more and more slowly while the queue cannot be read", async () => {
  let isDown = true;
  const world = createLoopWorld({
    handler: async () => ({ kind: "done" }),
    wrap: (queue) => ({
      ...queue,
      receive: async (options) => {
        if (isDown) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
        return queue.receive(options);
      },
    }),
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.advance(30_000);
  expect(world.factsOf("receive-failed").length).toBeLessThanOrEqual(20);
  expect(world.loop.status().lastError).toBeInstanceOf(Error);
  isDown = false;
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(world.loop.status().lastError).toBeNull();
});

test("a queue that does not wait is asked once a second, is said so once, and a message in it waits no longer", async () => {
  let asked = 0;
  const world = createLoopWorld({
    handler: async () => ({ kind: "done" }),
    wrap: (queue) => ({
      ...queue,
      receive: async (options) => {
        asked++;
        return queue.receive({ ...options, waitSeconds: 0 });
      },
    }),
  });
  world.loop.start();
  await world.time.advance(10_000);
  expect(asked).toBeLessThanOrEqual(12);
  expect(world.factsOf("receives-hasty")).toHaveLength(1);
  await world.sendEvents(...Array.from({ length: 35 }, (_, index) => index + 1));
  await world.time.advance(1_100);
  expect(world.queue.bodies()).toEqual([]);
  await world.stop();
});

test("polls that are woken for what another one takes are no sign that the queue does not wait", async () => {
  let taken = 0;
  const world = createLoopWorld({
    handler: async () => ({ kind: "done" }),
    wrap: (queue) => ({
      ...queue,
      /** As a queue that wakes all who wait, and has something for the first of them. */
      async receive(options) {
        const before = taken;
        for (let waitedMs = 0; waitedMs < options.waitSeconds * 1_000 && taken === before; waitedMs += 5) {
          const messages = await queue.receive({ ...options, waitSeconds: 0 });
          taken += messages.length;
          if (messages.length > 0) return messages;
          await world.time.timers.sleep(5);
        }
        return [];
      },
    }),
  });
  await world.sendEvents(...Array.from({ length: 100 }, (_, index) => index + 1));
  world.loop.start();
  for (let number = 101; number < 130; number++) {
    await world.time.advance(50);
    await world.sendEvents(number);
  }
  expect(world.factsOf("pollers").some(({ count }) => count > 1)).toBe(true);
  expect(world.factsOf("received").filter(({ result }) => result === "empty").length).toBeGreaterThan(3);
  expect(world.factsOf("receives-hasty")).toEqual([]);
  await world.stop();
});

test("a message whose delete keeps failing is only deleted, not handled, when it comes again", async () => {
  let runs = 0;
  let failures = 0;
  const world = createLoopWorld({
    handler: async () => {
      runs++;
      return { kind: "done" };
    },
    wrap: (queue) => ({
      ...queue,
      delete: async (messages) =>
        failures++ < 4 ? messages.map((message) => ({ message, lost: false })) : queue.delete(messages),
    }),
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(runs).toBe(1);
  expect(world.factsOf("duplicate-of-done")).toEqual([{ kind: "duplicate-of-done", eventId: eventId(1) }]);
});

test("does not delete a message that the dead-letter queue did not take", async () => {
  const world = createLoopWorld({ handler: async () => reject("not-found", "There is no such complaint.") });
  const send = world.deadLetters.send;
  let refusals = 0;
  world.deadLetters.send = async (messages) => {
    if (refusals++ < 2) throw Object.assign(new Error("throttled"), { name: "ThrottlingException" });
    return send(messages);
  };
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => refusals === 2);
  expect(world.queue.bodies()).toHaveLength(1);
  await world.time.until(() => world.queue.bodies().length === 0);
  expect(world.deadLetters.bodies()).toHaveLength(1);
});

test("an error that no retry can mend is reported, and its message stays in the queue", async () => {
  const fatal: unknown[] = [];
  const error = Object.assign(new Error("Authentication failed."), { name: "MongoServerError", code: 18 });
  const world = createLoopWorld({
    handler: async () => {
      throw error;
    },
    onFatal: (reported) => void fatal.push(reported),
  });
  await world.sendEvents(1);
  world.loop.start();
  await world.time.until(() => fatal.length > 0);
  expect(fatal[0]).toBe(error);
  expect(world.queue.bodies()).toHaveLength(1);
});

test("a message that may be what ends the process is handled after everything that came with it", async () => {
  const log: string[] = [];
  const world = createLoopWorld({
    handler: async (event, { receiveCount }) => {
      log.push(`${event.id} for the ${receiveCount}th time`);
      return { kind: "done" };
    },
    wrap: (queue) => ({
      ...queue,
      receive: async (options) => {
        const messages = await queue.receive(options);
        const counts: Record<string, number> = { [eventId(1)]: 5, [eventId(2)]: 3 };
        return messages.map((each) => ({ ...each, receiveCount: counts[each.attributes["eventId"] ?? ""] ?? 1 }));
      },
    }),
  });
  await world.sendEvents(1, 2, 3, 4);
  world.loop.start();
  await world.time.until(() => log.length === 4);
  expect(log.slice(2)).toEqual([`${eventId(2)} for the 3th time`, `${eventId(1)} for the 5th time`]);
});
