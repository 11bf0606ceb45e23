import { expect, test } from "vitest";
import { agentIdOf, eventIdOf, ticketIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import { checkTicket, settledAssignments } from "./check-ticket.ts";
import type { EventFact, NoticeFact, TicketFacts } from "./facts.ts";

const AT = new Date("2026-03-02T09:00:00.000Z");
const [MAYA, INES] = [userIdOf("maya"), userIdOf("ines")];
const [ASHA, TOMAS] = [agentIdOf("asha"), agentIdOf("tomas")];

/** A history: each change is an event of its own, in this order. */
const history = (...changes: readonly (Partial<EventFact> & Pick<EventFact, "type">)[]): EventFact[] =>
  changes.map((change, index) => ({
    id: eventIdOf(`e${index + 1}`),
    aggId: ticketIdOf("a"),
    rev: index + 1,
    at: AT,
    status: null,
    agentId: null,
    doer: null,
    isPublished: false,
    isParked: false,
    ...change,
  }));

const FILED = { type: "ticket.created", status: "Open" } as const;
const GIVEN = { type: "ticket.assigned", status: "In Progress", agentId: ASHA } as const;

/** In progress with Asha, from the line. */
const ticket = (rest: Partial<TicketFacts> = {}): TicketFacts => ({
  kind: "ticket",
  id: ticketIdOf("a"),
  name: "COMP-10001",
  rev: 9,
  outbox: [],
  isSwept: false,
  declines: [],
  userId: MAYA,
  status: "In Progress",
  assignedTo: ASHA,
  slot: `${ASHA}#0`,
  assign: { token: "t", at: AT, by: "auto", why: { rule: "longest-free" } },
  replied: false,
  priority: "Medium",
  ...rest,
});

const told = (...recipients: readonly UserId[]): NoticeFact[] =>
  recipients.map((recipient) => ({ eventId: eventIdOf("e2"), recipient }));

const found = (facts: TicketFacts, events: readonly EventFact[] = [], notices: readonly NoticeFact[] = []) =>
  checkTicket(facts, events, notices).map(({ id, sentence }) => `${id}: ${sentence}`);

test.each<[string, Partial<TicketFacts>]>([
  ["is Closed and still takes the place asha#0", { status: "Closed" }],
  ["takes the place asha#0 of somebody else", { assignedTo: TOMAS }],
  ["is open and with asha", { status: "Open", slot: null }],
  ["is in progress with nobody", { assignedTo: null, slot: null }],
  ["waits on its customer with nobody", { status: "Waiting on Customer", assignedTo: null, slot: null }],
  ["came from the line and takes no place of asha", { slot: null }],
])("S2: a complaint that %s contradicts itself", (words, rest) => {
  expect(found(ticket(rest))).toEqual([`S2: COMP-10001 ${words}.`]);
});

test("a begun complaint, and one that was given by hand, may do without a place", () => {
  expect(found(ticket({ slot: null, declines: [], replied: true }))).toEqual([]);
  const byHand = { token: "t", at: AT, by: "manual", why: { rule: "by-hand" } } as const;
  expect(found(ticket({ slot: null, assign: byHand }))).toEqual([]);
});

test("S5: an ended complaint goes on only by being reopened", () => {
  const ended = { type: "ticket.resolved", status: "Resolved" } as const;
  const reopened = history(FILED, ended, { type: "ticket.reopened", status: "Open" });
  const open = { status: "Open", assignedTo: null, slot: null } as const;
  expect(found(ticket(open), reopened)).toEqual([]);
  expect(found(ticket(open), history(FILED, ended, { type: "ticket.requeued", status: "Open" }))).toEqual([
    "S5: COMP-10001 was Resolved and became Open by ticket.requeued (change 3).",
  ]);
  expect(found(ticket(open), history(FILED, ended))).toEqual([
    "S5: COMP-10001 was Resolved and is Open without having been reopened.",
  ]);
});

test("S3: the status is the one that the last event which tells one has led to", () => {
  const events = history(FILED, GIVEN, { type: "ticket.commented", status: null });
  expect(found(ticket(), events, told(ASHA, MAYA))).toEqual([]);
  expect(found(ticket({ status: "Closed", slot: null }), events, told(ASHA, MAYA))).toEqual([
    "S3: COMP-10001 is Closed, but its last event says In Progress.",
  ]);
});

test("S4: agent and customer are each told once of an assignment, and whoever did it is not", () => {
  expect(found(ticket(), history(FILED, GIVEN), told(ASHA, MAYA))).toEqual([]);
  expect(found(ticket(), history(FILED, GIVEN), told(MAYA, MAYA))).toEqual([
    "S4: COMP-10001: agent asha was not told of the assignment e2.",
    "S4: COMP-10001: its customer was told 2 times of the assignment e2.",
  ]);
  const taken = history(FILED, { ...GIVEN, doer: ASHA });
  expect(found(ticket(), taken, told(MAYA))).toEqual([]);
  expect(found(ticket(), history(FILED, { ...GIVEN, doer: INES }), told(MAYA))).toHaveLength(1);
});

test("an assignment owes nobody anything while it is on its way, or once it was taken back", () => {
  const events = history(FILED, GIVEN);
  expect(settledAssignments(ticket(), events).map(({ id }) => id)).toEqual(["e2"]);
  expect(settledAssignments(ticket({ outbox: events.slice(1) }), events)).toEqual([]);
  for (const type of ["ticket.requeued", "ticket.reopened"] as const)
    expect(settledAssignments(ticket(), history(FILED, GIVEN, { type }))).toEqual([]);
  const corrected = (status: "Open" | "In Progress") =>
    settledAssignments(ticket(), history(FILED, GIVEN, { type: "ticket.corrected", status })).map(({ id }) => id);
  expect([corrected("Open"), corrected("In Progress")]).toEqual([[], ["e2"]]);
  const handedOn = history(FILED, GIVEN, { ...GIVEN, type: "ticket.reassigned", agentId: TOMAS });
  expect(settledAssignments(ticket(), handedOn).map(({ id }) => id)).toEqual(["e3"]);
});

test("people of imported history were told elsewhere", () => {
  expect(settledAssignments(ticket(), history(FILED, { ...GIVEN, isPublished: true }))).toEqual([]);
});

test("S8: nobody works on what they filed themselves; what waits for them goes elsewhere when it comes back", () => {
  expect(found(ticket({ userId: ASHA }))).toEqual(["S8: COMP-10001 is with whoever filed it."]);
  expect(found(ticket({ userId: ASHA, status: "Waiting on Customer", slot: null }))).toEqual([]);
});
