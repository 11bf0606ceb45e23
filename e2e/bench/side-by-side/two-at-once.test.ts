import { expect, test } from "vitest";
import { twoAtOnce } from "./two-at-once.ts";

const held = (agentId: string, from: number, until: number) => ({ agentId, from, until });

test("a second complaint counts while the first is still in hand, in whatever order they are told", () => {
  expect(twoAtOnce([held("ada", 5, 9), held("ada", 0, 6)])).toBe(1);
  expect(twoAtOnce([held("ada", 0, 100), held("ada", 10, 20), held("ada", 30, 40)])).toBe(2);
});

test("one after the other, within the same millisecond too, is not at once, and neither are two people", () => {
  expect(twoAtOnce([held("ada", 0, 5), held("ada", 5, 9)])).toBe(0);
  expect(twoAtOnce([held("ada", 0, 5), held("bo", 1, 4)])).toBe(0);
});
