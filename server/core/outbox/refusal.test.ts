import { expect, test } from "vitest";
import { isGivenUp } from "./refusal.ts";

test.each([
  ["again", 0, false],
  ["again", 1_000_000, false],
  ["unknown", 0, false],
  ["unknown", 59_999, false],
  ["unknown", 60_000, true],
  ["never", 0, true],
] as const)("of a minute's patience: %s after %i ms", (verdict, triedForMs, isOver) => {
  expect(isGivenUp({ verdict }, triedForMs, 60_000)).toBe(isOver);
});
