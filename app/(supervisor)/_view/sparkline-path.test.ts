import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

test("spans the whole box, oldest at the left and newest at the right", () => {
  const { line, last } = sparklinePath([0, 4, 2], 100, 20);
  expect(line).toBe("M0 19L50 1L100 10");
  expect(last).toEqual({ x: 100, y: 10 });
});

test("an hour of nothing is a line on the ground, not a division by zero", () => {
  expect(sparklinePath([0, 0], 10, 10).line).toBe("M0 9L10 9");
});

test("without values there is nothing to draw", () => {
  expect(sparklinePath([], 10, 10)).toEqual({ line: "", area: "", last: null });
});

test("a single value is a point at the right edge", () => {
  expect(sparklinePath([3], 10, 10).last).toEqual({ x: 10, y: 1 });
});
