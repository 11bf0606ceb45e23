import { expect, test } from "vitest";
import { arrivalsBetween } from "./arrivals.ts";

test("the first reading of a list announces nothing", () => {
  expect(arrivalsBetween(null, ["a", "b"])).toEqual([]);
});

test("names what came, and ignores what went and a new order", () => {
  expect(arrivalsBetween(["a", "b", "c"], ["c", "d", "a"])).toEqual(["d"]);
});
