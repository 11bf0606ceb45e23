import { expect, test } from "vitest";
import { agentIdOf, ticketIdOf } from "../ids.ts";
import { dispatchAt } from "../priority.ts";
import { seededRandom } from "../seeded-random.ts";
import { AGENT, aTicket, CUSTOMER, NOW } from "../testing.ts";
import type { Ticket } from "../ticket.ts";
import { type DeskToday, expectedWaits } from "./expected-wait.ts";
import type { InLine, Worker } from "./forecast.ts";
import { paceOf } from "./pace.ts";

const MINUTE_MS = 60_000;
const id = (n: number) => ticketIdOf(n.toString(16).padStart(24, "0"));
const waiting = (n: number, overrides: Partial<Ticket> = {}): InLine => aTicket({ id: id(n), ...overrides });
const line = (count: number) => Array.from({ length: count }, (_, n) => waiting(n));

/** Somebody with a place, and since how many minutes they have had what they hold. */
const worker = (n: number, held: readonly number[] = [], skills: readonly string[] = []): Worker => ({
  agent: { id: agentIdOf(n.toString(16).padStart(24, "a")), skills, trial: null, capacity: 1 },
  heldSince: held.map((minutes) => new Date(NOW.getTime() - minutes * MINUTE_MS)),
});

/** Tickets take eight to twelve minutes here. */
const PACE = paceOf(Array.from({ length: 40 }, (_, n) => ({ agentId: AGENT.id, ms: (8 + (n % 5)) * MINUTE_MS })));

function expected(desk: Partial<DeskToday>, of: number) {
  const arrivals = { filed: [], overMs: 60 * MINUTE_MS };
  const today = { now: NOW, line: [], workers: [], pace: PACE, arrivals, closesAt: null, ...desk };
  return expectedWaits(today, seededRandom(1)).get(id(of));
}
/** The least and the most, in minutes. */
function minutes(desk: Partial<DeskToday>, of: number) {
  const found = expected(desk, of);
  return found?.kind === "within" ? [found.range.minSeconds / 60, found.range.maxSeconds / 60] : found?.kind;
}
const middle = (desk: Partial<DeskToday>, of: number) => {
  const [least, most] = minutes(desk, of) as number[];
  return ((least ?? Number.NaN) + (most ?? Number.NaN)) / 2;
};

test("with somebody free it is at once, even while nothing is known of the pace", () => {
  const desk = { line: line(1), workers: [worker(1)], pace: paceOf([]) };
  expect(minutes(desk, 0)).toEqual([0, 1]);
  expect(expected({ ...desk, line: line(2) }, 1)).toEqual({ kind: "unknown" });
});

test("the longer the line, the later; the more people, the sooner", () => {
  const busy = (count: number) => Array.from({ length: count }, (_, n) => worker(n + 1, [4]));
  const fourth = middle({ line: line(9), workers: busy(3) }, 3);
  expect(middle({ line: line(9), workers: busy(3) }, 8)).toBeGreaterThan(fourth);
  expect(middle({ line: line(9), workers: busy(6) }, 8)).toBeLessThan(middle({ line: line(9), workers: busy(3) }, 8));
  // Two rounds of ten minutes, less the four that they have had theirs for.
  expect(fourth).toBeGreaterThan(13);
  expect(fourth).toBeLessThan(20);
});

test("what only others can take is not ahead, and what only some can take waits for them", () => {
  const others = Array.from({ length: 6 }, (_, n) => waiting(n, { category: "Billing" }));
  const desk = {
    line: [...others, waiting(6, { category: "Product" })],
    workers: [worker(1, [], ["Product"]), worker(2, [4], ["Billing"])],
  };
  expect(minutes(desk, 6)).toEqual([0, 1]);
  expect(middle(desk, 5)).toBeGreaterThan(45);
});

test("whoever filed it does not count among those who could take it", () => {
  const mine = waiting(0, { userId: worker(1).agent.id });
  expect(expected({ line: [mine], workers: [worker(1)] }, 0)).toEqual({ kind: "nobody" });
  expect(expected({ line: [waiting(0, { category: "Billing" })], workers: [worker(1, [], ["Product"])] }, 0)).toEqual({
    kind: "nobody",
  });
});

test("whoever put it back does not take it until their decline is over", () => {
  const agentId = worker(1).agent.id;
  const until = new Date(NOW.getTime() + 7 * MINUTE_MS);
  const back = waiting(0, { declines: [{ agentId, until, isOwn: true }] });
  expect(middle({ line: [back], workers: [worker(1)] }, 0)).toBeCloseTo(7, -1);
  expect(minutes({ line: [back], workers: [worker(1)] }, 0)).not.toContain(0);
  expect(minutes({ line: [back], workers: [worker(1), worker(2)] }, 0)).toEqual([0, 1]);
});

test("those who may still come and stand before it count", () => {
  const [createdAt, priority] = [NOW, "Low"] as const;
  const low = waiting(3, { createdAt, priority, dispatchAt: dispatchAt(createdAt, priority), userId: CUSTOMER.id });
  const desk = { line: [...line(3), low], workers: [worker(1, [4]), worker(2, [6]), worker(3, [2])] };
  const filed = Array.from({ length: 6 }, () => ({ category: "Technical", priority: "Medium" as const }));
  const rush = { ...desk, arrivals: { filed, overMs: 60 * MINUTE_MS } };
  expect(middle(rush, 3)).toBeGreaterThan(middle(desk, 3) + 2);
  // They stand behind whoever came before them with the same priority.
  expect(middle(rush, 2)).toBeCloseTo(middle(desk, 2), -1);
});

test("nothing is said that would be too wide to say anything, or lies beyond the closing", () => {
  const wild = paceOf(Array.from({ length: 40 }, (_, n) => ({ agentId: AGENT.id, ms: (1 + n) * MINUTE_MS })));
  expect(expected({ line: line(1), workers: [worker(1, [0])], pace: wild }, 0)).toEqual({ kind: "unknown" });
  const desk = { line: line(4), workers: [worker(1, [4])] };
  expect(expected(desk, 3)?.kind).toBe("within");
  const closesAt = new Date(NOW.getTime() + 20 * MINUTE_MS);
  expect(expected({ ...desk, closesAt }, 3)).toEqual({ kind: "unknown" });
});

test("the same desk is told the same", () => {
  const desk = { line: line(5), workers: [worker(1, [4]), worker(2, [1])] };
  expect(expected(desk, 4)).toEqual(expected(desk, 4));
});

test("tickets beyond somebody's places take their next ones first", () => {
  const one = middle({ line: line(2), workers: [worker(1, [4])] }, 1);
  expect(middle({ line: line(2), workers: [worker(1, [4, 2, 2])] }, 1)).toBeGreaterThan(one + 15);
});
