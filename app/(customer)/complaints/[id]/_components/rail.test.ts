import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { TimelineItem } from "#server/core/timeline.ts";
import { railOf } from "./rail.ts";

const say = sayIn("customer");
const FILED = "2026-11-23T12:00:00.000Z";
const TAKEN = "2026-11-23T12:03:00.000Z";
const BACK = "2026-11-23T12:10:00.000Z";
const SOLVED = "2026-11-23T12:30:00.000Z";

const asha = { _id: "a1", name: "Asha Rao" };
const assigned: TimelineItem = {
  id: "1",
  at: TAKEN,
  by: null,
  kind: "assigned",
  agent: { id: "a1", name: "Asha Rao" },
};
const base = { createdAt: FILED, assignedTo: null, resolvedAt: null, timeline: [] };

const brief = (facts: Parameters<typeof railOf>[0]) =>
  railOf(facts, say).map(({ label, at, state }) => `${label} ${state}${at ? ` ${at.slice(11, 16)}` : ""}`);

test("in line, the line is alive and the rest is ahead", () => {
  expect(brief({ ...base, status: "Open" })).toEqual([
    "Filed done 12:00",
    "In line current 12:00",
    "With an agent ahead",
    "Solved ahead",
  ]);
});

test.each(["In Progress", "Waiting on Customer"] as const)(
  "%s, the agent's step is alive and has their name",
  (status) => {
    expect(brief({ ...base, status, assignedTo: asha, timeline: [assigned] })).toEqual([
      "Filed done 12:00",
      "In line done 12:00",
      "With Asha current 12:03",
      "Solved ahead",
    ]);
  },
);

test("back in line, it stands there since it came back, and with nobody", () => {
  const back: TimelineItem = { id: "2", at: BACK, by: null, kind: "requeued", reason: "agent-off-duty" };
  expect(brief({ ...base, status: "Open", timeline: [assigned, back] })).toEqual([
    "Filed done 12:00",
    "In line current 12:10",
    "With an agent ahead",
    "Solved ahead",
  ]);
});

test("solved, every step is done", () => {
  const steps = railOf(
    { ...base, status: "Resolved", assignedTo: asha, resolvedAt: SOLVED, timeline: [assigned] },
    say,
  );
  expect(steps.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
  expect(steps.at(-1)).toMatchObject({ label: "Solved", at: SOLVED });
});

test("closed before anybody had it, no agent is made up", () => {
  const closing: TimelineItem = { id: "2", at: BACK, by: null, kind: "status", from: "Open", to: "Closed" };
  expect(brief({ ...base, status: "Closed", timeline: [closing] })).toEqual([
    "Filed done 12:00",
    "In line done 12:00",
    "Closed done 12:10",
  ]);
});
