import { expect, test } from "vitest";
import { filterOf, type ReplayWish, startOf } from "./replay-wish.ts";

const EMPTY: ReplayWish = {
  types: [],
  from: "",
  to: "",
  ticket: "",
  perSecond: "50",
  target: "queue",
  isConfirmed: false,
};

test("an empty form means every event", () => {
  expect(filterOf(EMPTY)).toEqual({ types: [], from: null, to: null, ticket: null });
});

test("local times become instants, and a number written small is the same complaint", () => {
  const wish = { ...EMPTY, from: "2026-03-01T10:00", ticket: " comp-10001 ", perSecond: "200" };
  expect(startOf(wish)).toEqual({
    types: [],
    from: new Date(2026, 2, 1, 10).toISOString(),
    to: null,
    ticket: "COMP-10001",
    perSecond: 200,
    target: "queue",
    confirm: false,
  });
});
