import { describe, expect, test } from "vitest";
import type { Evidence, Witnessed } from "./evidence.ts";
import { judge } from "./verdict.ts";

const SEEN: Witnessed = {
  filed: ["t1", "t2"],
  refused: 0,
  fault: { happened: true, sentence: "The consumer was killed once." },
  recoveryMs: 1_234,
  recoverWithinMs: 45_000,
  durationMs: 20_000,
  mostWaiting: 2,
  received: 9,
  absorbed: 3,
  repaired: 0,
  unbidden: 0,
  isQueueSilent: false,
  mostHeld: 4,
  places: 4,
  deadLettered: 0,
};

function lifeOf(ticketId: string, agentId: string): Evidence["events"] {
  const event = (type: string, publishCount: number, agent: string | null = null) => ({
    id: `${ticketId}-${type}`,
    ticketId,
    type,
    agentId: agent,
    publishCount,
  });
  return [event("ticket.created", 2), event("ticket.assigned", 0, agentId), event("ticket.resolved", 1)];
}

const noticesOf = (ticketId: string, agentId: string) =>
  ["customer", agentId].map((recipient) => ({
    eventId: `${ticketId}-ticket.assigned`,
    recipient,
    complaintId: `COMP-${ticketId}`,
  }));

const FINE: Evidence = {
  tickets: [
    { id: "t1", customerId: "customer", complaintId: "COMP-t1", status: "Resolved" },
    { id: "t2", customerId: "customer", complaintId: "COMP-t2", status: "Closed" },
  ],
  events: [...lifeOf("t1", "a1"), ...lifeOf("t2", "a2")],
  notices: [...noticesOf("t1", "a1"), ...noticesOf("t2", "a2")],
  violations: [],
};

test("a run in which everything is there once passes, with its own numbers", () => {
  const verdict = judge(SEEN, FINE);
  expect(verdict).toMatchObject({
    passed: true,
    sentence:
      "Nothing lost, nothing twice: 2 of 2 filed complaints were given to exactly one agent, told once and solved once. The line was clear 1.2 s after the fault ended.",
  });
  expect(verdict.checks.every(({ ok }) => ok)).toBe(true);
  expect(verdict.figures).toContainEqual({ label: "Events published again", value: "2" });
  expect(verdict.figures).toContainEqual({ label: "Recognised as handled before", value: "3" });
});

test("a complaint that went back to the line may be given out again", () => {
  const requeued = { id: "r", ticketId: "t1", type: "ticket.requeued", agentId: null, publishCount: 1 };
  const again = { id: "again", ticketId: "t1", type: "ticket.assigned", agentId: "a2", publishCount: 0 };
  const told = ["customer", "a2"].map((recipient) => ({ eventId: "again", recipient, complaintId: "COMP-t1" }));
  const verdict = judge(SEEN, {
    ...FINE,
    events: [...FINE.events, requeued, again],
    notices: [...FINE.notices, ...told],
  });
  expect(verdict.passed).toBe(true);
});

test("while no message can come, looking at the line is not a repair, and is said", () => {
  const verdict = judge({ ...SEEN, unbidden: 9, isQueueSilent: true }, FINE);
  expect(verdict.passed).toBe(true);
  expect(verdict.checks.at(-1)?.sentence).toContain("9 were given out by looking at the line itself");
});

test("an assignment that was taken back before anybody heard of it need not be told", () => {
  const requeued = { id: "r", ticketId: "t1", type: "ticket.requeued", agentId: null, publishCount: 1 };
  const again = { id: "again", ticketId: "t1", type: "ticket.assigned", agentId: "a2", publishCount: 0 };
  const told = ["customer", "a2"].map((recipient) => ({ eventId: "again", recipient, complaintId: "COMP-t1" }));
  const events = [...FINE.events, requeued, again];
  expect(judge(SEEN, { ...FINE, events, notices: [...noticesOf("t2", "a2"), ...told] }).passed).toBe(true);
});

const DIFFERENT: [what: string, seen: Partial<Witnessed>, evidence: Partial<Evidence>, says: RegExp][] = [
  [
    "a fault that did not show",
    { fault: { happened: false, sentence: "Nothing was killed." } },
    {},
    /Nothing was killed/,
  ],
  ["a lost complaint", { filed: ["t1", "t2", "t3"] }, {}, /1 confirmed complaint cannot be found: t3/],
  ["a complaint that was filed twice", { filed: ["t1"] }, {}, /1 complaint nobody confirmed is there, too: COMP-t2/],
  ["a run in which nothing could be filed", { filed: [] }, { tickets: [], events: [], notices: [] }, /shows nothing/],
  [
    "a complaint that was never given to anybody",
    {},
    { events: FINE.events.filter(({ id }) => id !== "t1-ticket.assigned") },
    /COMP-t1 \(0 times\)/,
  ],
  [
    "a complaint that was given to two agents",
    {},
    {
      events: [...FINE.events, { id: "x", ticketId: "t2", type: "ticket.assigned", agentId: "a1", publishCount: 0 }],
    },
    /1 complaint was not given out exactly once: COMP-t2 \(2 times\)/,
  ],
  ["an agent who was not told", {}, { notices: FINE.notices.slice(0, 3) }, /COMP-t2 \(1 of 2 told\)/],
  [
    "somebody who was told twice",
    {},
    { notices: [...FINE.notices, ...noticesOf("t1", "a1").slice(1)] },
    /COMP-t1 \(3 of 2 told\)/,
  ],
  [
    "a complaint that is left over",
    {},
    { tickets: FINE.tickets.map((each) => ({ ...each, status: "Open" })) },
    /not solved exactly once: COMP-t1 \(Open\)/,
  ],
  ["a line that never became clear", { recoveryMs: null }, {}, /did not become clear \(45 s are allowed\)/],
  ["a line that took too long", { recoveryMs: 45_001 }, {}, /clear 45.0 s after/],
  ["an invariant that does not hold", {}, { violations: ["Asha holds two."] }, /1 invariant does not hold: Asha holds/],
  ["a repair by the reconciler", { repaired: 1 }, {}, /Repairs by the reconciler: 1\./],
  ["a wake-up that was lost although messages came", { unbidden: 2 }, {}, /Repairs by the reconciler: 2\./],
  ["an agent with too many complaints", { mostHeld: 5 }, {}, /with 4 places was seen with 5 complaints/],
  ["a message that was put aside", { deadLettered: 2 }, {}, /Messages put aside: 2\./],
];

describe("what is wrong fails the run and is named", () => {
  test.each(DIFFERENT)("%s", (_, seen, evidence, says) => {
    const verdict = judge({ ...SEEN, ...seen }, { ...FINE, ...evidence });
    expect(verdict.passed).toBe(false);
    expect(verdict.sentence).toMatch(/^Failed: /);
    expect(verdict.sentence).toMatch(says);
  });
});
