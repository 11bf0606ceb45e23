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
