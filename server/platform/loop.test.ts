import { expect, test } from "vitest";
import { createBell, type Loop, runLoop } from "./loop.ts";
import { createVirtualTime } from "./testing/virtual-time.ts";

function running(loop: Omit<Loop, "name">) {
  const time = createVirtualTime();
  const stopping = new AbortController();
  const errors: unknown[] = [];
  let ticks = 0;
  const ports = {
    timers: time.timers,
    onTick: () => void ticks++,
    onError: (error: unknown) => void errors.push(error),
  };
  const ended = runLoop({ name: "test", ...loop }, ports, stopping.signal);
  return { time, stopping, errors, ended, ticks: () => ticks };
}

test("turns at once and then as often as the turn itself asks for, until it is stopped", async () => {
  let turns = 0;
  const { time, stopping, ended } = running({
    async turn() {
      turns++;
      return 5_000;
    },
  });
  await time.advance(0);
  expect(turns).toBe(1);
  await time.advance(10_000);
  expect(turns).toBe(3);
  stopping.abort();
  await ended;
  await time.advance(60_000);
  expect(turns).toBe(3);
});

test("a turn that throws is reported and tried again, and shows that the loop is alive", async () => {
  let turns = 0;
  const { time, errors, ticks } = running({
    async turn() {
      if (++turns < 3) throw new Error(`attempt ${turns}`);
      return 60_000;
    },
  });
  await time.advance(5_000);
  expect(turns).toBe(3);
  expect(ticks()).toBe(3);
  expect(errors).toHaveLength(2);
});

test("a loop may wait longer the more turns in a row have failed, and say so itself", async () => {
  const told: number[] = [];
  let isAway = true;
  const { time, errors } = running({
    async turn() {
      if (isAway) throw new Error("no primary");
      return 1_000;
    },
    retryMs: (failures) => failures * 1_000,
    onError: (_error, failures) => void told.push(failures),
  });
  await time.advance(6_000);
  expect(told).toEqual([1, 2, 3, 4]);
  isAway = false;
  await time.advance(4_000);
  isAway = true;
  await time.advance(1_000);
  expect(told).toEqual([1, 2, 3, 4, 1]);
  expect(errors).toEqual([]);
});

test("a bell ends the pause at once; rung during a turn, it ends the pause after it", async () => {
  const bell = createBell();
  let turns = 0;
  const { time } = running({
    bell,
    async turn() {
      if (++turns === 2) bell.ring();
      return 60_000;
    },
  });
  await time.advance(0);
  expect(turns).toBe(1);
  bell.ring();
  await time.advance(0);
  expect(turns).toBe(3);
  await time.advance(59_000);
  expect(turns).toBe(3);
});
