import { expect, test } from "vitest";
import type { BoardAgent } from "#server/desk/insights/wire.ts";
import { groupAgents } from "./group-agents.ts";

function anAgent(name: string, availability: BoardAgent["availability"], since: string): BoardAgent {
  const there = { onDuty: true, presence: "here", reason: null, until: null } as const;
  const idle = { load: 0, capacity: 1, skills: [], current: [], resolvedToday: 0 };
  return { _id: name, name, availability, since, ...there, ...idle };
}

test("available agents come first, then busy, then offline; an empty group is left out", () => {
  const groups = groupAgents([
    anAgent("Off", "offline", "2026-01-01T08:00:00.000Z"),
    anAgent("Free", "available", "2026-01-01T09:00:00.000Z"),
  ]);
  expect(groups.map((group) => group.availability)).toEqual(["available", "offline"]);
});

test("who chose to be on duty and is not there stands between the busy and the offline", () => {
  const away = { ...anAgent("Away", "offline", "2026-01-01T08:00:00.000Z"), presence: "away" } as const;
  const off = { ...away, name: "Off", onDuty: false };
  const groups = groupAgents([off, away, anAgent("Busy", "busy", "2026-01-01T08:00:00.000Z")]);
  expect(groups.map((group) => group.availability)).toEqual(["busy", "away", "offline"]);
});

test("whoever has been in the state longest stands at the top", () => {
  const groups = groupAgents([
    anAgent("Later", "available", "2026-01-01T09:30:00.000Z"),
    anAgent("Earlier", "available", "2026-01-01T09:00:00.000Z"),
  ]);
  expect(groups[0]?.agents.map((agent) => agent.name)).toEqual(["Earlier", "Later"]);
});
