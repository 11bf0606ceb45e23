import { expect, test } from "vitest";
import type { TimelineItem } from "#server/core/timeline.ts";
import { headlineOf, ordinal } from "./headline.ts";

const customer = { id: "u1", name: "Zoë Ångström", role: "user" } as const;
const agent = { id: "a1", name: "Asha Rao", role: "agent" } as const;
const AT = "2026-11-23T12:00:00.000Z";
const asha = { _id: "a1", name: "Asha Rao" };

const base = { placeInLine: null, assignedTo: null, rating: null, timeline: [], resolvedAt: null };

test("in line, it says where", () => {
  expect(headlineOf({ ...base, status: "Open", placeInLine: 1 })).toBe("You are next in line");
  expect(headlineOf({ ...base, status: "Open", placeInLine: 3 })).toBe("You are 3rd in line");
  expect(headlineOf({ ...base, status: "Open" })).toBe("You are in line");
});

test("with an agent, it says who, by first name", () => {
  expect(headlineOf({ ...base, status: "In Progress", assignedTo: asha })).toBe("Asha is working on it");
});

test("after the customer's answer nothing is promised until the agent does something", () => {
  const answered: TimelineItem = {
    id: "2",
    at: AT,
    by: customer,
    kind: "status",
    from: "Waiting on Customer",
    to: "In Progress",
  };
  const reply: TimelineItem = { id: "3", at: AT, by: agent, kind: "comment", message: "Thank you.", internal: false };
  const facts = { ...base, status: "In Progress", assignedTo: asha } as const;
  expect(headlineOf({ ...facts, timeline: [answered] })).toBe("Asha has your answer");
  expect(headlineOf({ ...facts, timeline: [answered, { ...reply, by: customer }] })).toBe("Asha has your answer");
  expect(headlineOf({ ...facts, timeline: [answered, reply] })).toBe("Asha is working on it");
});

test("it asks when the customer's turn has come", () => {
  expect(headlineOf({ ...base, status: "Waiting on Customer", assignedTo: asha })).toBe("We need an answer from you");
});

test("solved, it asks once whether that helped", () => {
  expect(headlineOf({ ...base, status: "Resolved", resolvedAt: AT })).toBe("Solved. Did that help?");
  expect(headlineOf({ ...base, status: "Resolved", resolvedAt: AT, rating: { score: 5, comment: "" } })).toBe(
    "Solved. Thank you for telling us how it went.",
  );
});

test("closed without a solution is not called solved", () => {
  expect(headlineOf({ ...base, status: "Closed" })).toBe("Closed");
  expect(headlineOf({ ...base, status: "Closed", resolvedAt: AT })).toBe("Solved and closed");
});

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [111, "111th"],
  [102, "102nd"],
])("%d is said %s", (value, words) => {
  expect(ordinal(value)).toBe(words);
});
