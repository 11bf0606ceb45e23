import { expect, test } from "vitest";
import { sayIn } from "#app/_language/testing.ts";
import type { BoardAgent, LineTicket } from "#server/desk/insights/wire.ts";
import { boardNews } from "./board-news.ts";

const say = sayIn("board.news");
const at = "2026-01-01T10:00:00Z";

function waiting(n: number): LineTicket {
  const complaintId = `COMP-1000${n}`;
  const since = { createdAt: at, waitingSince: at };
  const rest = { title: "t", category: "Billing", priority: "Low", ...since, position: n, reason: "" } as const;
  return { _id: `${n}`, complaintId, ...rest };
}

function asha(...tickets: number[]): BoardAgent {
  const current = tickets.map((n) => ({ _id: `${n}`, complaintId: `COMP-1000${n}`, title: "t", since: at }));
  const rest = { availability: "busy", load: 1, capacity: 1, skills: [], since: at, resolvedToday: 0 } as const;
  const there = { onDuty: true, presence: "here", reason: null, until: null } as const;
  return { _id: "a", name: "Asha", ...rest, ...there, skills: [], current };
}

test("says who got a ticket, and who joined the line", () => {
  const before = { line: [waiting(1)], agents: [asha()] };
  expect(boardNews(before, { line: [waiting(2)], agents: [asha(1)] }, say)).toBe(
    "COMP-10001 went to Asha. COMP-10002 joined the line.",
  );
});

test("counts when several changed at once, instead of reading them all out", () => {
  const before = { line: [], agents: [asha()] };
  expect(boardNews(before, { line: [waiting(1), waiting(2)], agents: [asha(3, 4)] }, say)).toBe(
    "2 tickets were given out. 2 tickets joined the line.",
  );
});

test("is silent on the first reading and when only clocks moved", () => {
  const board = { line: [waiting(1)], agents: [asha(2)] };
  expect(boardNews(null, board, say)).toBe("");
  expect(boardNews(board, board, say)).toBe("");
});
