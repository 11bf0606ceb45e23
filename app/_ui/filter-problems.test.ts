import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { filterProblems } from "./filter-problems.ts";

const rules = {
  status: { word: "status", isKnown: (value: string) => value === "Open" || value === "Closed", takesSeveral: true },
  priority: { word: "priority", isKnown: (value: string) => value === "High" },
} as const;
const problems = (query: string) => filterProblems(new URLSearchParams(query), rules, sayIn("ui.filter"));

test("an address that asks for what a list has is no problem, nor are names of others", () => {
  expect(problems("status=Open&status=Closed&priority=High&utm_source=mail&q=")).toEqual([]);
  expect(problems("status=&priority=%20")).toEqual([]);
});

test("what nobody knows is named, each by its own sentence", () => {
  expect(problems("status=nonsense&status=Open&priority=Sky")).toEqual([
    "There is no status “nonsense”.",
    "There is no priority “Sky”.",
  ]);
});

test("what may stand there once and stands there twice is said", () => {
  expect(problems("priority=High&priority=High")).toEqual(["This address names more than one priority."]);
});

test("a value from anywhere is short, and turns nothing around it", () => {
  expect(problems(`status=${"x".repeat(200)}`)).toEqual([`There is no status “${"x".repeat(40)}…”.`]);
  expect(problems("status=שלום")).toEqual(["There is no status “\u2068שלום\u2069”."]);
});
