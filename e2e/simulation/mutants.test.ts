import { expect, test } from "vitest";
import { judgeAll } from "./mutants/judge.ts";
import { placeOf, readAllMarkers, readRules } from "./mutants/rules.ts";
import { findStale, MUTANTS } from "./mutants/table.ts";

test("every mutant fits the source as it is, and has a name of its own", () => {
  expect(findStale(MUTANTS)).toEqual([]);
});

test("every rule of the list is marked where it is kept, and every marked place has a mutant", () => {
  const { places, complaints } = readAllMarkers();
  expect(complaints).toEqual([]);
  expect(places.toSorted()).toEqual([...new Set(MUTANTS.map(placeOf))].toSorted());
  expect([...new Set(MUTANTS.map(({ rule }) => rule))].toSorted()).toEqual([...readRules().keys()].toSorted());
});

test("no rule of the event core can be taken away without the simulation noticing", async () => {
  const judgements = await judgeAll(MUTANTS, { processes: 2, survey: false });
  const complaints = judgements.flatMap(({ name, complaint }) => (complaint ? [`${name}: ${complaint}`] : []));
  expect(complaints).toEqual([]);
});
