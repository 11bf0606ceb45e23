import { expect, test } from "vitest";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { giveAdvice } from "./give-advice.ts";

function anAgent(over: Partial<AgentView>): AgentView {
  return {
    _id: "a",
    name: "Asha",
    availability: "available",
    load: 0,
    capacity: 1,
    skills: [],
    since: "2026-01-01T00:00:00Z",

    ...over,
  };
}

const billing = { category: "Billing" };

test("says nothing about a free agent who takes the category", () => {
  expect(giveAdvice(anAgent({ skills: ["Billing"] }), billing)).toBeNull();
});

test("warns about each reason, the weightiest first", () => {
  expect(giveAdvice(anAgent({ availability: "offline", skills: ["Technical"] }), billing)).toContain("off duty");
  expect(giveAdvice(anAgent({ skills: ["Technical"] }), billing)).toBe("Asha does not usually take Billing.");
  expect(giveAdvice(anAgent({ availability: "busy", load: 1 }), billing)).toBe(
    "Asha already has 1 ticket, with room for 1.",
  );
});
