import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { giveAdvice } from "./give-advice.ts";

const advice = (over: Partial<AgentView>) => giveAdvice(anAgent(over), { category: "Billing" }, sayIn("staff.give"));

function anAgent(over: Partial<AgentView>): AgentView {
  return {
    _id: "a",
    name: "Asha",
    availability: "available",
    load: 0,
    capacity: 1,
    skills: [],
    since: "2026-01-01T00:00:00Z",
    onDuty: true,
    presence: "here",
    reason: null,
    until: null,

    ...over,
  };
}

test("says nothing about a free agent who takes the category", () => {
  expect(advice({ skills: ["Billing"] })).toBeNull();
});

test("warns about each reason, the weightiest first", () => {
  expect(advice({ availability: "offline", onDuty: false, skills: ["Technical"] })).toBe(
    "Asha is off duty: it waits for them, until its customer writes. Asha does not usually take Billing.",
  );
  expect(advice({ availability: "offline", presence: "away" })).toBe(
    "Asha is not there right now: it waits for them, until its customer writes.",
  );
  expect(advice({ skills: ["Technical"] })).toBe("Asha does not usually take Billing.");
  expect(advice({ availability: "busy", load: 1 })).toBe("Asha already has 1 ticket, with room for 1.");
});
