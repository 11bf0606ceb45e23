import { expect, test } from "vitest";
import { type Hint, isAffected, isMovedByAvailability } from "./affected.ts";

const hint: Hint = { eventId: "e1", ticketId: "a".repeat(24), complaintId: "COMP-10001", rev: 4 };
const byId = (id: string) => [["complaints", "byId"], { input: { id }, type: "query" }];

test.each([hint.ticketId, hint.complaintId])("the complaint itself is fetched again, asked for by %s", (id) => {
  expect(isAffected(byId(id), { rev: 3 }, hint)).toBe(true);
  expect(isAffected(byId(id), undefined, hint)).toBe(true);
});

test("a complaint that is already as new as the hint is left alone", () => {
  expect(isAffected(byId("COMP-10001"), { rev: 4 }, hint)).toBe(false);
});

test("another complaint is left alone", () => {
  expect(isAffected(byId("COMP-10002"), { rev: 1 }, hint)).toBe(false);
});

test("lists and boards move with any complaint, categories do not", () => {
  expect(isAffected([["complaints", "list"], { input: {}, type: "infinite" }], undefined, hint)).toBe(true);
  expect(isAffected([["board", "live"], { type: "query" }], undefined, hint)).toBe(true);
  expect(isAffected([["categories", "list"], { type: "query" }], undefined, hint)).toBe(false);
  expect(isAffected(["something-else"], undefined, hint)).toBe(false);
});

test("somebody going on or off duty moves the desk, not the complaints", () => {
  expect(isMovedByAvailability([["desk", "overview"], { type: "query" }])).toBe(true);
  expect(isMovedByAvailability([["complaints", "list"], { type: "query" }])).toBe(false);
});
