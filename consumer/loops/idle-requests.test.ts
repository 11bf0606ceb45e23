import { expect, test } from "vitest";
import type { Timers } from "#server/core/ports/environment.ts";
import type { Queue } from "#server/core/ports/queue.ts";
import { createBell, type Loop, runLoop } from "#server/platform/loop.ts";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createLoopWorld } from "../queue/testing/loop-world.ts";
import { createMemoryQueue } from "../queue/testing/memory-queue.ts";
import { createLetterTurn } from "./collect-dead-letters.ts";
import { createDepthTurn } from "./sample-depth.ts";

const HOUR_MS = 3_600_000;
const AWS_LOOK_MS = 300_000;

function run(loop: Omit<Loop, "name">, timers: Timers, signal: AbortSignal): Promise<void> {
  return runLoop({ name: "test", ...loop }, { timers, onTick() {}, onError() {} }, signal);
}

function counted(queue: Queue, onRequest: () => void): Queue {
  const count =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args) => {
      onRequest();
      return call(...args);
    };
  return {
    receive: count(queue.receive),
    delete: count(queue.delete),
    changeVisibility: count(queue.changeVisibility),
    send: count(queue.send),
    depth: count(queue.depth),
  };
}

test("a consumer with nothing to do makes at most 300 requests an hour, of which 240 are its long polls", async () => {
  const requests = { main: 0, letters: 0 };
  const world = createLoopWorld({
    handler: async () => ({ kind: "done" }),
    wrap: (queue) => counted(queue, () => requests.main++),
  });
  const { clock, timers, advance } = world.time;
  const letters = counted(world.deadLetters, () => requests.letters++);
  const stopping = new AbortController();
  const loop = (turn: Loop["turn"]) => run({ turn }, timers, stopping.signal);
  const turn = () =>
    createLetterTurn({
      clock,
      everyMs: AWS_LOOK_MS,
      depth: () => letters.depth(),
      onDepth() {},
      collect: async () => (await letters.receive({ max: 10, waitSeconds: 1 })).length === 0,
    });
  const depth = async () => {
    requests.main++;
    return world.queue.depth();
  };
  const running = [
    loop(turn().turn),
    loop(turn().turn),
    loop(createDepthTurn({ clock, idleMs: AWS_LOOK_MS, isBusy: () => false, depth, onDepth() {} })),
  ];
  world.loop.start();
  await advance(HOUR_MS);
  expect(requests.main + requests.letters).toBeLessThanOrEqual(300);
  // An hour's long polls at least: it did work.
  expect(requests.main).toBeGreaterThanOrEqual(240);
  expect(requests.letters).toBeGreaterThanOrEqual(2 * 12);
  stopping.abort();
  await Promise.all(running);
  await world.stop();
});

test("a dead letter of this process is collected at once, without looking first", async () => {
  const time = createVirtualTime();
  const queue = createMemoryQueue(time);
  const bell = createBell();
  const collected: number[] = [];
  let looks = 0;
  const { turn, nudge } = createLetterTurn({
    ...time,
    everyMs: AWS_LOOK_MS,
    async depth() {
      looks++;
      return queue.depth();
    },
    onDepth() {},
    async collect() {
      collected.push((await queue.receive({ max: 10, waitSeconds: 1 })).length);
      return true;
    },
  });
  const stopping = new AbortController();
  const running = run({ turn, bell }, time.timers, stopping.signal);
  await time.advance(1_000);
  expect({ looks, collected }).toEqual({ looks: 1, collected: [] });
  await queue.send([{ id: "m", body: "{}", attributes: {} }]);
  nudge();
  bell.ring();
  await time.advance(10);
  expect({ looks, collected }).toEqual({ looks: 1, collected: [1] });
  stopping.abort();
  await time.advance(1);
  await running;
});

test("what others put aside is found at the next look; a queue that refuses is not asked any faster", async () => {
  const time = createVirtualTime();
  let visible = 0;
  let asked = 0;
  let collects = 0;
  const { turn } = createLetterTurn({
    ...time,
    everyMs: AWS_LOOK_MS,
    async depth() {
      asked++;
      if (visible < 0) throw new Error("AccessDenied");
      return { visible, inFlight: 0, delayed: 0 };
    },
    onDepth() {},
    async collect() {
      collects++;
      // The first call leaves something behind.
      return collects > 1;
    },
  });
  const stopping = new AbortController();
  const running = run({ turn }, time.timers, stopping.signal);
  await time.advance(1_000);
  visible = 3;
  await time.advance(AWS_LOOK_MS);
  expect({ asked, collects }).toEqual({ asked: 2, collects: 2 });
  visible = -1;
  await time.advance(2 * AWS_LOOK_MS);
  expect(asked).toBe(4);
  stopping.abort();
  await time.advance(1);
  await running;
});

test("the depth is read every half minute while there is something to see, and hardly ever while there is not", async () => {
  const time = createVirtualTime();
  let busy = true;
  let visible = 0;
  const seen: number[] = [];
  const turn = createDepthTurn({
    ...time,
    idleMs: AWS_LOOK_MS,
    isBusy: () => busy,
    depth: async () => ({ visible, inFlight: 0, delayed: 0 }),
    onDepth: (depth) => void seen.push(depth.visible),
  });
  const stopping = new AbortController();
  const running = run({ turn }, time.timers, stopping.signal);
  await time.advance(119_000);
  expect(seen).toHaveLength(4);
  busy = false;
  await time.advance(AWS_LOOK_MS);
  expect(seen).toHaveLength(5);
  visible = 7;
  await time.advance(AWS_LOOK_MS);
  visible = 0;
  await time.advance(120_000);
  expect(seen.filter((depth) => depth === 7).length).toBeGreaterThanOrEqual(1);
  expect(seen.at(-1)).toBe(0);
  stopping.abort();
  await time.advance(1);
  await running;
});
