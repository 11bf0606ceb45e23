import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spread } from "./time-classes.ts";
import { addSpreads, classOf, quantile } from "./time-classes.ts";

function spreadOf(times: readonly number[]): Spread {
  return addSpreads(times.map((ms) => ({ [classOf(ms)]: 1 })));
}

test("nothing measured has no median", () => {
  expect(quantile({}, 0.5)).toBeNull();
});

test("a time that comes from clocks that differ counts as none", () => {
  expect(classOf(-40)).toBe(classOf(0));
});

test("a quantile is at most a fifth off, whatever was measured", () => {
  const times = fc.array(fc.integer({ min: 2, max: 3_600_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95, 1), (measured, share) => {
      const exact = measured.toSorted((a, b) => a - b)[Math.ceil(share * measured.length) - 1] ?? 0;
      const told = quantile(spreadOf(measured), share) ?? 0;
      expect(Math.abs(told - exact)).toBeLessThanOrEqual(exact / 5 + 0.5);
    }),
  );
});

test("spreads of several processes add up to that of all their times", () => {
  expect(addSpreads([spreadOf([5, 80]), spreadOf([80, 900]), undefined])).toEqual(spreadOf([5, 80, 80, 900]));
});
