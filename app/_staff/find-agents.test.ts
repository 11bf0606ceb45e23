import { expect, test } from "vitest";
import type { AgentView } from "#server/desk/agents/wire.ts";
import { findAgents, takesCategory } from "./find-agents.ts";

function anAgent(name: string, over: Partial<AgentView> = {}): AgentView {
  return {
    _id: name,
    name,
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

test("finds a name with accents by its plain letters, by any of its words", () => {
  const agents = [anAgent("Zoë Nguyễn-Ibáñez"), anAgent("Omar Haddad")];
  expect(findAgents(agents, "iba").map((agent) => agent.name)).toEqual(["Zoë Nguyễn-Ibáñez"]);
  expect(findAgents(agents, "zoe n").map((agent) => agent.name)).toEqual(["Zoë Nguyễn-Ibáñez"]);
});

test("lists free agents first, then the less loaded", () => {
  const agents = [
    anAgent("Off", { availability: "offline" }),
    anAgent("Full", { availability: "busy", load: 2 }),
    anAgent("Half", { availability: "available", load: 1 }),
    anAgent("Idle"),
  ];
  expect(findAgents(agents, "").map((agent) => agent.name)).toEqual(["Idle", "Half", "Full", "Off"]);
});

test("an agent without skills takes every category", () => {
  expect(takesCategory({ skills: [] }, "Billing")).toBe(true);
  expect(takesCategory({ skills: ["Technical"] }, "Billing")).toBe(false);
});
