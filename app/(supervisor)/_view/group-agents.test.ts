import { expect, test } from "vitest";
import type { BoardAgent } from "#server/desk/insights/wire.ts";
import { groupAgents } from "./group-agents.ts";

function anAgent(name: string, availability: BoardAgent["availability"], since: string): BoardAgent {
  return { _id: name, name, availability, load: 0, capacity: 1, skills: [], since, current: [], resolvedToday: 0 };
}

test("available agents come first, then busy, then offline; an empty group is left out", () => {
  const groups = groupAgents([
    anAgent("Off", "offline", "2026-01-01T08:00:00.000Z"),
    anAgent("Free", "available", "2026-01-01T09:00:00.000Z"),
  ]);
  expect(groups.map((group) => group.availability)).toEqual(["available", "offline"]);
});

test("whoever has been in the state longest stands at the top", () => {
  const groups = groupAgents([
    anAgent("Later", "available", "2026-01-01T09:30:00.000Z"),
    anAgent("Earlier", "available", "2026-01-01T09:00:00.000Z"),
  ]);
  expect(groups[0]?.agents.map((agent) => agent.name)).toEqual(["Earlier", "Later"]);
});
