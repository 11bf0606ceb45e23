import { expect, test } from "vitest";
import { FILTERS, listInput, readStatusFilter } from "./status-filter.ts";

test("an address names a status, and anything else shows everything", () => {
  expect(readStatusFilter("in-progress")).toBe("in-progress");
  expect(readStatusFilter("toString")).toBe("all");
  expect(readStatusFilter(undefined)).toBe("all");
  expect(readStatusFilter(["open", "closed"])).toBe("all");
});

test("the list asks only for what the address says", () => {
  expect(listInput("all", "  ")).toEqual({ limit: 25 });
  expect(listInput("waiting", " invoice ")).toEqual({ status: "Waiting on Customer", q: "invoice", limit: 25 });
});

test("a customer reads that a complaint waits on them", () => {
  expect(FILTERS).toContainEqual({ value: "waiting", label: "Waiting on you" });
});
