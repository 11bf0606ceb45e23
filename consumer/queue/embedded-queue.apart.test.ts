import { expect, test } from "vitest";
import { startTestAws } from "#server/local/aws/testing.ts";
import { connect } from "#server/platform/aws/testing.ts";
import { systemClock } from "#server/platform/clock.ts";
import { systemTimers } from "#server/platform/timers.ts";
import type { Handler } from "./handle-delivery.ts";
import { createQueueLoop } from "./queue-loop.ts";
import { eventId, ticketId } from "./testing/loop-world.ts";

const event = (number: number) => ({
  id: String(number),
  body: JSON.stringify({
    eventType: "ticket.created",
    timestamp: "2026-01-17T12:00:00.000Z",
    data: { ticketId: ticketId(number) },
  }),
  attributes: { eventId: eventId(number), v: "1" },
});

async function startLoop(handler: Handler) {
  const aws = await startTestAws();
  const clients = connect(aws);
  const { queue, deadLetters } = clients;
  const loop = createQueueLoop({
    queue,
    deadLetters,
    handler,
    ping: async () => {},
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    observe: () => {},
    onFatal: (error) => {
      throw error;
    },
    worker: "test",
    visibilitySeconds: 30,
    waitSeconds: 1,
  });
  const close = async () => {
    await loop.stop();
    clients[Symbol.dispose]();
    await aws.stop();
  };
  return { aws, queue, deadLetters, loop, [Symbol.asyncDispose]: close };
}

test("drains a real queue, puts the unreadable aside, and leaves nothing behind", async () => {
  const handled = new Set<string>();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await using world = await startLoop(async ({ id }) => {
    handled.add(id);
    if (handled.size === 200) finish();
    return { kind: "done" };
  });
  await world.queue.send(Array.from({ length: 200 }, (_, number) => event(number)));
  await world.queue.send([{ id: "poison", body: "�{", attributes: {} }]);
  world.loop.start();
  await finished;
  const [dead] = await world.deadLetters.receive({ max: 1, waitSeconds: 10 });
  expect(dead?.attributes["failure"]).toContain("invalid-utf8");
  await world.loop.stop();
  expect(await world.queue.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("goes on by itself after the queue was away", async () => {
  let heard: (id: string) => void = () => {};
  await using world = await startLoop(async ({ id }) => {
    heard(id);
    return { kind: "done" };
  });
  const next = () =>
    new Promise<string>((resolve) => {
      heard = resolve;
    });
  world.loop.start();
  const first = next();
  await world.queue.send([event(1)]);
  expect(await first).toBe(eventId(1));
  await world.aws.restart();
  const second = next();
  await world.queue.send([event(2)]);
  expect(await second).toBe(eventId(2));
});
