import { expect, test } from "vitest";
import { createVirtualTime } from "#server/platform/testing/virtual-time.ts";
import { createLoops } from "./loops.ts";

test("a loop that stands still is named, the others are not", async () => {
  const time = createVirtualTime();
  const stopping = new AbortController();
  const turning = { name: "sweep", turn: async () => 1_000 };
  const stuck = {
    name: "reconcile",
    turn: (signal: AbortSignal) => time.timers.sleep(3_600_000, signal).then(() => 0),
  };
  const loops = createLoops({ ...time, log: { warn: () => {} } }, [turning, stuck]);
  const running = loops.run(stopping.signal);
  await time.advance(60_000);
  expect(loops.silentFor(90_000)).toEqual([]);
  await time.advance(60_000);
  expect(loops.silentFor(90_000)).toEqual(["reconcile"]);
  stopping.abort();
  await time.advance(0);
  await running;
});

test("one that pauses for as long as it asked for does not stand still, and does when it is late", async () => {
  const time = createVirtualTime();
  const stopping = new AbortController();
  let turns = 0;
  const hourly = {
    name: "prune",
    turn: async (signal: AbortSignal) => {
      turns += 1;
      if (turns > 1) await time.timers.sleep(7_200_000, signal);
      return 3_600_000;
    },
  };
  const loops = createLoops({ ...time, log: { warn: () => {} } }, [hourly]);
  const running = loops.run(stopping.signal);
  await time.advance(3_500_000);
  expect([turns, loops.silentFor(90_000)]).toEqual([1, []]);
  await time.advance(180_000);
  await time.advance(20_000);
  expect([turns, loops.silentFor(90_000)]).toEqual([2, ["prune"]]);
  stopping.abort();
  await time.advance(0);
  await running;
});

test("what fails is reported by name, and goes on beside the others", async () => {
  const time = createVirtualTime();
  const failed: unknown[] = [];
  const log = { warn: (facts: object) => void failed.push(facts) };
  const stopping = new AbortController();
  let turns = 0;
  const mail = { name: "mail", turn: () => Promise.reject(new Error("no server")) };
  const sweep = {
    name: "sweep",
    async turn() {
      turns++;
      return 1_000;
    },
  };
  const running = createLoops({ ...time, log }, [mail, sweep]).run(stopping.signal);
  await time.advance(3_000);
  expect(failed).toMatchObject([{ loop: "mail" }, { loop: "mail" }]);
  expect(turns).toBe(4);
  stopping.abort();
  await running;
});
