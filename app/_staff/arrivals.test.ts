import { expect, test } from "vitest";
import { changesBetween } from "./arrivals.ts";

test("the first reading of a list announces nothing", () => {
  expect(changesBetween(null, ["a", "b"])).toEqual({ arrived: [], left: [] });
});

test("names what came and what went, and ignores a new order", () => {
  expect(changesBetween(["a", "b", "c"], ["c", "d", "a"])).toEqual({ arrived: ["d"], left: ["b"] });
});
