import { expect, test } from "vitest";
import type { LiveEvent } from "#server/core/live.ts";
import { type Hint, isStale, type News } from "./stale.ts";

const hint: Hint = { eventId: "e1", ticketId: "a".repeat(24), complaintId: "COMP-10001", rev: 4, assignedTo: null };
const complaint: News = { event: "complaintUpdated", hint };
const keyOf = (name: string, input = {}) => [name.split("."), { input, type: "query" }];
const byId = (id: string) => keyOf("complaints.byId", { id });

test.each([hint.ticketId, hint.complaintId])("the complaint itself is fetched again, asked for by %s", (id) => {
  expect(isStale(byId(id), { rev: 3 }, complaint)).toBe(true);
  expect(isStale(byId(id), undefined, complaint)).toBe(true);
});

test("a complaint that is already as new as the hint is left alone", () => {
  expect(isStale(byId("COMP-10001"), { rev: 4 }, complaint)).toBe(false);
});

test("another complaint is left alone", () => {
  expect(isStale(byId("COMP-10002"), { rev: 1 }, complaint)).toBe(false);
});

test("lists and boards move with any complaint, categories and what is not ours do not", () => {
  expect(isStale(keyOf("complaints.list"), undefined, complaint)).toBe(true);
  expect(isStale(keyOf("board.live"), undefined, complaint)).toBe(true);
  expect(isStale(keyOf("categories.list"), undefined, complaint)).toBe(false);
  expect(isStale(keyOf("constructor"), undefined, complaint)).toBe(false);
  expect(isStale(["something-else"], undefined, complaint)).toBe(false);
});

test("somebody going on or off duty moves the desk, not the complaints", () => {
  expect(isStale(keyOf("desk.overview"), undefined, { event: "agentAvailability" })).toBe(true);
  expect(isStale(keyOf("complaints.list"), undefined, { event: "agentAvailability" })).toBe(false);
});

/** One query that each kind of news makes old, so that none is heard and forgotten; who looks at what is news itself. */
const MOVED = {
  complaintUpdated: ["complaints.list", complaint],
  notification: ["notifications.list", { event: "notification" }],
  read: ["notifications.grouped", { event: "read" }],
  agentAvailability: ["agents.list", { event: "agentAvailability" }],
  alertsChanged: ["alerts.list", { event: "alertsChanged" }],
} as const satisfies Record<Exclude<LiveEvent, "attention">, readonly [string, News]>;

test.each(Object.entries(MOVED))("%s makes something old", (_event, [name, news]) => {
  expect(isStale(keyOf(name), undefined, news)).toBe(true);
});
