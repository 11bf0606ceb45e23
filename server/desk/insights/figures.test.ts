import { expect, test } from "vitest";
import { mean, median } from "./figures.ts";

test("the middle of an even number lies between two; nothing has neither middle nor mean", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(3);
  expect(median([10, 20])).toBe(15);
  expect(median([])).toBeNull();
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNull();
});
