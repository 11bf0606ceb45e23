import { expect, test } from "vitest";
import { judgeAll } from "./mutants/judge.ts";
import { findStale, mutate } from "./mutants/mutant.ts";
import { MUTANTS } from "./mutants/table.ts";

test("every mutant fits the source as it is, and has a name of its own", () => {
  expect(findStale(MUTANTS)).toEqual([]);
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
});

test("a mutant whose text is gone, or occurs twice, is refused with its name", () => {
  const mutant = { name: "no-brake", rule: "", file: "car.ts", find: "brake();", replace: "" };
  expect(mutate("steer(); brake();", [mutant])).toBe("steer(); ");
  expect(() => mutate("steer();", [mutant])).toThrow(/"no-brake" is out of date.* 0 times in car.ts/);
  expect(() => mutate("brake(); brake();", [mutant])).toThrow(/ 2 times /);
});

test("no rule of the event core can be taken away without the simulation noticing", async () => {
  const judgements = await judgeAll(MUTANTS, 2, () => {});
  const complaints = judgements.flatMap(({ name, complaint }) => (complaint ? [`${name}: ${complaint}`] : []));
  expect(complaints).toEqual([]);
});
