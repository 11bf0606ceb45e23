import { expect, test } from "vitest";
import { placeOf, readAllMarkers, readRules } from "./rules.ts";
import { findStale, MUTANTS } from "./table.ts";

test("every mutant fits the source as it is, and has a name of its own", () => {
  expect(findStale(MUTANTS)).toEqual([]);
});

test("every rule of the list is marked where it is kept, and every marked place has a mutant", () => {
  const { places, complaints } = readAllMarkers();
  expect(complaints).toEqual([]);
  expect(places.toSorted()).toEqual([...new Set(MUTANTS.map(placeOf))].toSorted());
  expect([...new Set(MUTANTS.map(({ rule }) => rule))].toSorted()).toEqual([...readRules().keys()].toSorted());
});
