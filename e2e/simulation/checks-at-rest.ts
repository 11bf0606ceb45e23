import type { AgentState } from "#server/core/agent.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import type { Notice } from "#server/core/events/notice.ts";
import type { UserId } from "#server/core/ids.ts";
import type { EventDocument, MemoryState } from "#server/core/memory/memory-state.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { History } from "./checks-at-write.ts";

type Fail = (sentence: string) => void;

/**
 * What must hold whenever nothing is left to do. Written down a second time and not taken from the product: a rule that
 * breaks there must not break here with it.
 */
export function checkAtRest(state: MemoryState, history: History, fail: Fail): void {
  const tickets = [...state.tickets.values()].map(({ ticket }) => ticket);
  for (const { agent } of state.agents.values()) checkAgent(agent, tickets, history, fail);
  for (const ticket of tickets) checkTicket(ticket, fail);
  for (const event of state.events.values()) checkTold(event, state, history, fail);
  for (const notice of state.notices.values()) checkTrue(notice, state, fail);
  checkRevs(state, fail);
}

function checkAgent(agent: AgentState, tickets: readonly Ticket[], { untouched, losses }: History, fail: Fail): void {
  const held = tickets.filter(({ status, assignedTo }) => status === "In Progress" && assignedTo === agent.id);
  const placed = held.filter(({ slot }) => slot !== null);
  const isHere = agent.onDuty && agent.awaySince === null && !agent.deleted;
  const shown = !isHere ? "offline" : held.length >= agent.capacity ? "busy" : "available";
  if (agent.availability !== shown) fail(`L2 ${agent.id} shows ${agent.availability} and is ${shown}`);
  if (isHere) {
    const able = ({ category, userId, trial }: Ticket) =>
      trial === agent.trial && userId !== agent.id && (agent.skills.length === 0 || agent.skills.includes(category));
    const waiting = tickets.find(
      (ticket) => ticket.status === "Open" && able(ticket) && !losses.lasts(ticket.id, agent.id),
    );
    if (waiting && held.length < agent.capacity) {
      fail(`L1 ${waiting.id} waits, and ${agent.id} has ${held.length} of ${agent.capacity}`);
    }
    if (held.length > placed.length && placed.length < agent.capacity) {
      fail(`L6 ${agent.id} holds a ticket without a place and uses ${placed.length} of ${agent.capacity}`);
    }
    return;
  }
  const [first] = placed;
  if (first) fail(`L4 ${agent.id} is away and keeps the place ${first.slot}`);
  const mayKeep = ({ id, assign, replied, priority }: Ticket) =>
    priority !== "Critical" && !untouched.has(id) && (replied || assign?.by === "manual" || assign?.by === "self");
  const kept = held.find((ticket) => agent.deleted || !mayKeep(ticket));
  if (kept) fail(`L4 ${agent.id} is away and keeps ${kept.id}`);
}

const HEAD_START_HOURS = { Critical: 4, High: 1, Medium: 0, Low: -1 };

function checkTicket(ticket: Ticket, fail: Fail): void {
  const { id, status, userId, assignedTo, createdAt, dispatchAt, priority } = ticket;
  const isHeld = status === "In Progress" || status === "Waiting on Customer";
  if (status === "Open" && assignedTo) fail(`C1 ${id} is open and with ${assignedTo}`);
  if (status === "In Progress" && assignedTo === userId) fail(`S8 ${id} is with ${assignedTo}, who filed it`);
  if (isHeld && !assignedTo) fail(`C1 ${id} is ${status} and with nobody`);
  if (createdAt.getTime() - dispatchAt.getTime() !== HEAD_START_HOURS[priority] * 3_600_000) {
    fail(`C1 ${id} lost its place in line`);
  }
}

/** Whether the customer must hear of it: not of what they did themselves. */
function concernsCustomer({ type, by, body: { data } }: OutboxEntry, userId: UserId): boolean {
  if (type === "ticket.created") return by !== userId;
  if (type === "ticket.waiting") return true;
  if ("resolvedBy" in data) return data.resolvedBy !== userId;
  return "closedBy" in data && data.closedBy !== userId;
}

/** S4: everybody concerned was told; or the assignment was undone before it could be told. */
function checkTold({ entry }: EventDocument, state: MemoryState, history: History, fail: Fail): void {
  const ticket = entry.hint ? state.tickets.get(entry.hint.ticketId)?.ticket : undefined;
  if (!ticket) return;
  const isTold = (recipient: unknown) => state.notices.has(`${entry.id}:${String(recipient)}`);
  if (entry.type === "ticket.assigned" || entry.type === "ticket.reassigned") {
    const { data } = entry.body;
    const { agentId } = data;
    const isSelf = "assignedBy" in data && data.assignedBy === agentId;
    if (isTold(ticket.userId) && (isSelf || isTold(agentId))) return;
    const awayUntil = entry.type === "ticket.assigned" ? history.offDutyUntil : history.goneUntil;
    const assignedAt = history.assignedAt.get(entry.id) ?? 0;
    if ((awayUntil.get(agentId) ?? 0) <= assignedAt)
      fail(`S4 nobody was told of ${entry.id}, and ${agentId} was there`);
    const isStillTheirs = ticket.assignedTo === agentId && ticket.assign?.token === data.token;
    const isActive = ticket.status === "In Progress" || ticket.status === "Waiting on Customer";
    if (isStillTheirs && isActive) fail(`S4 ${agentId} holds ${ticket.id} and was never told`);
  } else if (concernsCustomer(entry, ticket.userId) && !isTold(ticket.userId)) {
    fail(`S4 the customer was never told of ${entry.id} ${entry.type}`);
  }
}

const HAPPENED: Readonly<Record<Notice["type"], readonly EventType[]>> = {
  filed: ["ticket.created"],
  assigned: ["ticket.assigned", "ticket.reassigned"],
  "in-progress": ["ticket.assigned", "ticket.reassigned"],
  waiting: ["ticket.waiting"],
  resolved: ["ticket.resolved"],
  closed: ["ticket.closed"],
  reply: ["ticket.answered", "ticket.commented"],
  mention: ["ticket.commented"],
  help: ["ticket.commented"],
  helped: ["ticket.commented", "ticket.helped"],
  requeued: ["ticket.requeued"],
  reopened: ["ticket.reopened"],
  taken: ["ticket.reassigned"],
  corrected: ["ticket.corrected", "ticket.priority_changed"],
  account: [],
};

/** S7: nobody is told what did not happen, and of what did nobody whom it does not concern. */
function checkTrue({ eventId, type, recipient }: Notice, state: MemoryState, fail: Fail): void {
  const entry = state.events.get(eventId)?.entry;
  if (!entry || !HAPPENED[type].includes(entry.type)) {
    return fail(`S7 ${recipient} was told "${type}" of ${eventId}, which is ${entry?.type ?? "nothing that happened"}`);
  }
  const { data } = entry.body;
  const customer = entry.hint && state.tickets.get(entry.hint.ticketId)?.ticket.userId;
  const isAgents = "agentId" in data && data.agentId === recipient;
  const isLosers = type === "taken" && "previousAgentId" in data && data.previousAgentId === recipient;
  if (recipient !== customer && !isAgents && !isLosers) {
    fail(`S7 ${recipient} was told of ${eventId}, which is none of their business`);
  }
}

/** L3 and S3: outboxes are empty, and every change of every document has exactly its one event. */
function checkRevs(state: MemoryState, fail: Fail): void {
  const eventsOf = new Map<string, number[]>();
  for (const { aggregate, entry } of state.events.values()) {
    const revs = eventsOf.get(aggregate.id);
    if (revs) revs.push(entry.rev);
    else eventsOf.set(aggregate.id, [entry.rev]);
  }
  const check = (id: string, rev: number, outbox: number) => {
    if (outbox > 0) fail(`L3 the outbox of ${id} keeps ${outbox}`);
    const revs = eventsOf.get(id) ?? [];
    const isComplete = revs.length === rev && new Set(revs).size === rev && Math.max(0, ...revs) === rev;
    if (!isComplete) fail(`S3 ${id} is at rev ${rev} and has events for ${revs.toSorted((a, b) => a - b).join(", ")}`);
  };
  for (const [id, { ticket, outbox }] of state.tickets) check(id, ticket.rev, outbox.length);
  for (const [id, { agent, outbox }] of state.agents) check(id, agent.rev, outbox.length);
}
