import { expect, test } from "vitest";
import { middleOf, missedBy, scoreRow } from "./scores.ts";

const judged = (performance: number, accessibility: number) =>
  ({
    categories: { performance: { score: performance }, accessibility: { score: accessibility } },
    environment: { benchmarkIndex: 1812.5 },
    audits: { "largest-contentful-paint": { numericValue: 812.4 } },
  }) as unknown as Parameters<typeof scoreRow>[1];

test("a page that reaches both goals misses none, and one point less is missed", () => {
  expect(missedBy(judged(0.95, 1))).toEqual([]);
  expect(missedBy(judged(0.94, 0.99))).toEqual(["performance", "accessibility"]);
});

test("each score stands under its goal, with what was missed", () => {
  expect(scoreRow("Board", judged(0.9, 1))).toMatchObject({
    page: "Board",
    "performance, goal 95": 90,
    "accessibility, goal 100": 100,
    "LCP ms": 812,
    "CPU index": 1813,
    missed: "performance",
  });
});

test("of three looks the middle one counts, of one that one", () => {
  const looks = [0.7, 0.99, 0.96].map((score) => ({ lhr: judged(score, 1) }));
  expect(middleOf(looks)).toBe(looks[2]);
  expect(middleOf(looks.slice(0, 1))).toBe(looks[0]);
});
