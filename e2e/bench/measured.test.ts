import { expect, test } from "vitest";
import { goalRows, isReached } from "./measured.ts";

test("a goal is reached at its very figure, and one that was not measured is missed", () => {
  const goal = { goal: "a pass", unit: "ms", wanted: { atMost: 25 } };
  expect([24, 25, 25.1, Number.NaN].map((reached) => isReached({ ...goal, reached }))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isReached({ goal: "rate", unit: "×", wanted: { atLeast: 1.5 }, reached: 1.5 })).toBe(true);
});

test("each goal is said beside its figure, a missed one as missed", () => {
  expect(goalRows([{ goal: "rate", unit: "×", wanted: { atLeast: 1.5 }, reached: 1.2345 }])).toEqual([
    { goal: "rate", wanted: "≥ 1.5 ×", measured: "1.23 ×", "": "MISSED" },
  ]);
});
