import { expect, test } from "vitest";
import { AGENT, CUSTOMER, NOW } from "#server/core/testing.ts";
import { type TimelineEntry, TimelineItem } from "#server/core/timeline.ts";
import { presentTimeline } from "./present.ts";

const agent = { id: AGENT.id, name: AGENT.name };
const common = { at: NOW, by: CUSTOMER };
const TIMELINE: readonly TimelineEntry[] = [
  { id: "1", ...common, kind: "filed" },
  { id: "2", at: NOW, by: null, kind: "assigned", agent, why: { rule: "longest-free", freeAgents: 2 } },
  { id: "3", at: NOW, by: null, kind: "requeued", reason: "agent-off-duty" },
  { id: "4", ...common, kind: "status", from: "Resolved", to: "Open" },
  { id: "5", ...common, kind: "status", from: "Open", to: "Closed", message: "It works again." },
  { id: "6", at: NOW, by: AGENT, kind: "comment", message: "Careful.", internal: true },
  { id: "7", ...common, kind: "comment", message: "Hello?", internal: false },
  { id: "8", at: NOW, by: AGENT, kind: "priority", from: "Low", to: "High" },
  { id: "9", ...common, kind: "rated", score: 5, message: "" },
  { id: "10", at: NOW, by: AGENT, kind: "category", from: "Technical", to: "Billing" },
  { id: "11", at: NOW, by: AGENT, kind: "title", from: "It hums", to: "The kettle hums" },
  { id: "12", at: NOW, by: AGENT, kind: "tags", added: ["one"], removed: ["two"] },
];

test("staff see every kind of entry as it is kept, with instants as texts", () => {
  const shown = presentTimeline(TIMELINE, true);
  expect(JSON.stringify(shown)).toBe(JSON.stringify(TIMELINE));
  for (const item of shown) expect(TimelineItem.parse(item)).toEqual(item);
});

test("a customer sees neither notes nor tags nor the reason for an assignment", () => {
  const shown = presentTimeline(TIMELINE, false);
  expect(shown.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5", "7", "8", "9", "10", "11"]);
  expect(shown[1]).toEqual({ id: "2", at: NOW.toISOString(), by: null, kind: "assigned", agent });
  for (const item of shown) expect(TimelineItem.parse(item)).toEqual(item);
});
