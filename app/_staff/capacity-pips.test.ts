import { expect, test } from "vitest";
import { capacityPips, MAX_PIPS } from "./capacity-pips.ts";

test("fills one pip per ticket and leaves the free places empty", () => {
  expect(capacityPips(1, 3)).toEqual(["taken", "free", "free"]);
});

test("shows what was given by hand beyond the capacity", () => {
  expect(capacityPips(2, 1)).toEqual(["taken", "over"]);
});

test("never draws more pips than a glance can count", () => {
  expect(capacityPips(3, 20)).toHaveLength(MAX_PIPS);
});
