import { expect, test } from "vitest";
import { distribution, percentile, table } from "./figures.ts";

test("a percentile is a sample that occurred, and the last one is the greatest", () => {
  const samples = [5, 1, 4, 2, 3];
  expect([0.5, 0.95, 1].map((share) => percentile(samples, share))).toEqual([3, 5, 5]);
  expect(distribution([12.3456])).toEqual({ count: 1, p50: 12.3, p95: 12.3, p99: 12.3, max: 12.3 });
  expect(percentile([], 0.5)).toBeNaN();
});

test("a table lines words up on the left and figures on the right", () => {
  expect(
    table([
      { what: "assigned", p50: 7 },
      { what: "on screen", p50: 123 },
    ]),
  ).toBe(["what       p50", "assigned     7", "on screen  123"].join("\n"));
});
