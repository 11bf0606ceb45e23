import { expect, test } from "vitest";
import { figuresOf, tellWeek } from "./measure.ts";
import { SHAPES } from "./shapes.ts";

const told = (shape: (typeof SHAPES)[number]) =>
  tellWeek(shape, { seed: 7, days: 3 }).filter(({ waitedMs }) => waitedMs !== null);

test.each(SHAPES.map((shape) => [shape.name, shape] as const))(
  "in a %s week what is said of the wait is true, is said often enough, and says something",
  (_name, shape) => {
    const figures = figuresOf(told(shape));
    expect(figures.filed).toBeGreaterThan(200);
    expect(figures.within).toBeGreaterThanOrEqual(80);
    expect(figures.shown).toBeGreaterThanOrEqual(50);
    expect(figures.narrow).toBeGreaterThanOrEqual(80);
  },
);

test.each(SHAPES.filter(({ name }) => name !== "quiet").map((shape) => [shape.name, shape] as const))(
  "in a %s week it is as true for those who have to wait, and often said to them as well",
  (_name, shape) => {
    const { within, shown } = figuresOf(told(shape).filter(({ mustWait }) => mustWait));
    expect(within).toBeGreaterThanOrEqual(80);
    expect(shown).toBeGreaterThanOrEqual(40);
  },
);

test("a seed is one week", () => {
  const [quiet] = SHAPES;
  if (!quiet) throw new Error("There is no shape.");
  const week = (seed: number) => tellWeek(quiet, { seed, days: 1 });
  expect(week(3)).toEqual(week(3));
  expect(week(3)).not.toEqual(week(4));
});
