import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { filtersIn, listInputs, listProblems, readStatusFilter } from "./status-filter.ts";

test("an address names a status, and anything else shows everything", () => {
  expect(readStatusFilter("in-progress")).toBe("in-progress");
  expect(readStatusFilter("toString")).toBe("all");
  expect(readStatusFilter(undefined)).toBe("all");
  expect(readStatusFilter(["open", "closed"])).toBe("all");
});

test("a status that nobody knows is said", () => {
  const problems = (query: string) => listProblems(new URLSearchParams(query), sayIn("ui.filter"));
  expect(problems("status=nonsense")).toEqual(["There is no status “nonsense”."]);
  expect(problems("status=open&status=closed")).toEqual(["This address names more than one status."]);
  expect(problems("status=waiting&q=invoice&ref=mail")).toEqual([]);
});

test("the list asks only for what the address says", () => {
  expect(listInputs("waiting", " invoice ")).toEqual([{ status: "Waiting on Customer", q: "invoice", limit: 25 }]);
});

test("of all complaints those come first that wait for their customer", () => {
  expect(listInputs("all", "  ")).toEqual([
    { status: "Waiting on Customer", limit: 25 },
    { status: ["Open", "In Progress", "Resolved", "Closed"], limit: 25 },
  ]);
});

test("a customer reads that a complaint waits on them", () => {
  expect(filtersIn(sayIn("customer.list"), sayIn("terms"))).toContainEqual({
    value: "waiting",
    label: "Waiting on you",
  });
});
