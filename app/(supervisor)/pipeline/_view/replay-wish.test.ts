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
  expect(filterOf(EMPTY, "UTC")).toEqual({ types: [], from: null, to: null, ticket: null });
});

test("times by the reader's clock become instants, and a number written small is the same complaint", () => {
  const wish = { ...EMPTY, from: "2026-03-01T10:00", ticket: " comp-10001 ", perSecond: "200" };
  expect(startOf(wish, "Asia/Tokyo")).toEqual({
    types: [],
    from: "2026-03-01T01:00:00.000Z",
    to: null,
    ticket: "COMP-10001",
    perSecond: 200,
    target: "queue",
    confirm: false,
  });
});
