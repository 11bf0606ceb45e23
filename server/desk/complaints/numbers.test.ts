import { expect, test } from "vitest";
import { createNumbers } from "./numbers.ts";

function aCounter() {
  const state = { seq: 100, now: 0, commands: 0 };
  const next = createNumbers(
    async (by) => {
      state.commands += 1;
      return (state.seq += by);
    },
    () => state.now,
  );
  return { state, next, several: (count: number) => Promise.all(Array.from({ length: count }, () => next())) };
}

test("whoever asks alone gets the next one, however often", async () => {
  const { next, state } = aCounter();
  for (const number of [101, 102, 103]) expect(await next()).toBe(number);
  expect([state.seq, state.commands]).toEqual([103, 3]);
});

test("who asks at once shares a block, and who comes a moment later has one that was counted ahead", async () => {
  const { several, state } = aCounter();
  expect(await several(3)).toEqual([101, 102, 103]);
  expect(await several(3)).toEqual([104, 105, 106]);
  expect(state.commands).toBe(1);
  expect(new Set(await several(40)).size).toBe(40);
});

test("what was counted ahead long since is given to nobody", async () => {
  const { several, next, state } = aCounter();
  await several(2);
  state.now = 1_000;
  expect(await next()).toBe(105);
});

test("a counter that is behind is moved on by as much as is asked for, and what it gave beside that is forgotten", async () => {
  const { several, next } = aCounter();
  await several(2);
  expect(await next(8)).toBe(112);
  expect(await next()).toBe(113);
});
