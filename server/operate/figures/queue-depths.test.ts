import { expect, test } from "vitest";
import type { QueueDepth } from "#server/core/ports/queue.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { createDepthReader } from "./queue-depths.ts";

const THREE: QueueDepth = { visible: 3, inFlight: 1, delayed: 0 };
const NONE: QueueDepth = { visible: 0, inFlight: 0, delayed: 0 };

/** Two queues that answer like this, and how often they were asked. */
function aReader(parts: { queue?: () => Promise<QueueDepth>; patience?: Promise<void> } = {}) {
  const { queue = async () => THREE, patience = new Promise<void>(() => {}) } = parts;
  const clock = aTestClock();
  let asked = 0;
  const depths = createDepthReader(
    {
      queue: {
        depth() {
          asked++;
          return queue();
        },
      },
      deadLetters: { depth: async () => NONE },
    },
    { clock, timers: { sleep: () => patience } },
  );
  return { clock, depths, asked: () => asked };
}

test("both queues are read in one go", async () => {
  expect(await aReader().depths()).toEqual({ queue: THREE, deadLetters: NONE });
});

test("whoever asks within two seconds gets the answer of whoever asked before, and is not billed", async () => {
  const { clock, depths, asked } = aReader();
  await Promise.all([depths(), depths()]);
  clock.advance(1_999);
  await depths();
  expect(asked()).toBe(1);
  clock.advance(1);
  await depths();
  expect(asked()).toBe(2);
});

test("a queue that does not answer in time is unknown, and the other is told all the same", async () => {
  const { depths } = aReader({ queue: () => new Promise(() => {}), patience: Promise.resolve() });
  expect((await depths()).queue).toBeNull();
});

test("a queue that refuses is unknown, and is asked again two seconds later", async () => {
  let isAway = true;
  const { clock, depths } = aReader({
    queue: () => (isAway ? Promise.reject(new Error("connect ECONNREFUSED")) : Promise.resolve(THREE)),
  });
  expect(await depths()).toEqual({ queue: null, deadLetters: NONE });
  isAway = false;
  expect((await depths()).queue).toBeNull();
  clock.advance(2_000);
  expect((await depths()).queue).toEqual(THREE);
});
