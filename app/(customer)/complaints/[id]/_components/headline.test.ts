import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import { userIdOf } from "#server/core/ids.ts";
import type { TimelineItem } from "#server/core/timeline.ts";
import { headlineOf } from "./headline.ts";

const say = sayIn("customer");
const customer = { id: "u1", name: "Zoë Ångström", role: "user" } as const;
const agent = { id: "a1", name: "Asha Rao", role: "agent" } as const;
const AT = "2026-11-23T12:00:00.000Z";
const asha = { _id: "a1", name: "Asha Rao" };

const base = {
  userId: userIdOf(customer.id),
  placeInLine: null,
  assignedTo: null,
  rating: null,
  timeline: [],
  resolvedAt: null,
  agentIsThere: null,
};

test("in line, it says where", () => {
  expect(headlineOf({ ...base, status: "Open", placeInLine: 1 }, say)).toBe("You are next in line");
  expect(headlineOf({ ...base, status: "Open", placeInLine: 3 }, say)).toBe("You are 3rd in line");
  expect(headlineOf({ ...base, status: "Open", placeInLine: 1012 }, say)).toBe("You are 1012th in line");
  expect(headlineOf({ ...base, status: "Open" }, say)).toBe("You are in line");
});

test("with an agent, it says who, by first name", () => {
  expect(headlineOf({ ...base, status: "In Progress", assignedTo: asha }, say)).toBe("Asha is working on it");
});

test("nobody is working on it who is not there", () => {
  const facts = { ...base, status: "In Progress", assignedTo: asha } as const;
  expect(headlineOf({ ...facts, agentIsThere: true }, say)).toBe("Asha is working on it");
  expect(headlineOf({ ...facts, agentIsThere: false }, say)).toBe("Asha is not here right now");
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
  expect(headlineOf({ ...facts, timeline: [answered] }, say)).toBe("Asha has your answer");
  expect(headlineOf({ ...facts, timeline: [answered, { ...reply, by: customer }] }, say)).toBe("Asha has your answer");
  const corrected: TimelineItem = { id: "4", at: AT, by: agent, kind: "category", from: "Technical", to: "Billing" };
  expect(headlineOf({ ...facts, timeline: [answered, corrected] }, say)).toBe("Asha has your answer");
  expect(headlineOf({ ...facts, timeline: [answered, reply] }, say)).toBe("Asha is working on it");
});

test("it asks when the customer's turn has come", () => {
  expect(headlineOf({ ...base, status: "Waiting on Customer", assignedTo: asha }, say)).toBe(
    "We need an answer from you",
  );
});

test("solved, it asks once whether that helped", () => {
  expect(headlineOf({ ...base, status: "Resolved", resolvedAt: AT }, say)).toBe("Solved. Did that help?");
  expect(headlineOf({ ...base, status: "Resolved", resolvedAt: AT, rating: { score: 5, comment: "" } }, say)).toBe(
    "Solved. Thank you for telling us how it went.",
  );
});

test("closed without a solution is not called solved", () => {
  expect(headlineOf({ ...base, status: "Closed" }, say)).toBe("Closed");
  expect(headlineOf({ ...base, status: "Closed", resolvedAt: AT }, say)).toBe("Solved and closed");
});
