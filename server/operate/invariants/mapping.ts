import type { Types } from "mongoose";
import { agentIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import { AGENT_FIELDS, toAgent } from "#server/desk/agents/mapping.ts";
import type { AgentRow } from "#server/desk/agents/rows.ts";
import { toDeclines } from "#server/desk/complaints/mapping.ts";
import type { ComplaintRow } from "#server/desk/complaints/rows.ts";
import { aggregateOf } from "#server/desk/events/mapping.ts";
import type { OutboxRow } from "#server/desk/events/outbox-rows.ts";
import type { EventRow } from "#server/desk/events/rows.ts";
import type { AgentFacts, EventFact, TicketFacts } from "./facts.ts";

const OUTBOX_FACTS = {
  outboxAt: 1,
  "outbox._id": 1,
  "outbox.type": 1,
  "outbox.rev": 1,
  "outbox.at": 1,
  "outbox.hint": 1,
  "outbox.body.data": 1,
} as const;

/** Of a complaint, what its invariants are about: none of the texts. */
export const TICKET_FACTS = {
  complaintId: 1,
  userId: 1,
  status: 1,
  assignedTo: 1,
  slot: 1,
  assign: 1,
  replied: 1,
  priority: 1,
  declines: 1,
  rev: 1,
  ...OUTBOX_FACTS,
} as const;

export const AGENT_FACTS = { ...AGENT_FIELDS, ...OUTBOX_FACTS } as const;

export const EVENT_FACTS = {
  type: 1,
  aggKind: 1,
  aggId: 1,
  rev: 1,
  at: 1,
  "hint.status": 1,
  "body.data.agentId": 1,
  "body.data.assignedBy": 1,
  publishedAt: 1,
  parked: 1,
} as const;

type InOutbox = Pick<OutboxRow, "_id" | "type" | "rev" | "at" | "hint" | "body">;
type Waiting = { _id: Types.ObjectId; rev: number; outbox?: InOutbox[]; outboxAt?: Date };
export type TicketFactsRow = Waiting &
  Pick<
    ComplaintRow,
    "complaintId" | "userId" | "status" | "assignedTo" | "slot" | "assign" | "replied" | "priority" | "declines"
  >;
export type AgentFactsRow = Waiting & Pick<AgentRow, keyof typeof AGENT_FIELDS>;
export type EventFactsRow = Pick<
  EventRow,
  "_id" | "type" | "aggKind" | "aggId" | "rev" | "at" | "hint" | "body" | "publishedAt" | "parked"
>;

export function toTicketFacts(row: TicketFactsRow): TicketFacts {
  const id = ticketIdOf(row._id.toHexString());
  return {
    kind: "ticket",
    id,
    name: row.complaintId,
    rev: row.rev,
    ...waiting(id, row),
    userId: userIdOf(row.userId.toHexString()),
    status: row.status,
    assignedTo: row.assignedTo ? agentIdOf(row.assignedTo.toHexString()) : null,
    slot: row.slot ?? null,
    assign: row.assign,
    replied: row.replied,
    priority: row.priority,
    declines: toDeclines(row),
  };
}

export function toAgentFacts(row: AgentFactsRow): AgentFacts {
  const agent = toAgent(row);
  return { ...agent, kind: "agent", ...waiting(agent.id, row) };
}

export function toEventFact(row: EventFactsRow): EventFact {
  return {
    ...fact(aggregateOf(row.aggKind, row.aggId).id, row),
    isPublished: row.publishedAt !== null,
    isParked: row.parked !== undefined,
  };
}

function waiting(aggId: EventFact["aggId"], row: Waiting): Pick<TicketFacts, "outbox" | "isSwept"> {
  const outbox = (row.outbox ?? []).map((entry) => ({ ...fact(aggId, entry), isPublished: false, isParked: false }));
  return { outbox, isSwept: row.outboxAt !== undefined };
}

function fact(
  aggId: EventFact["aggId"],
  { _id, type, rev, at, hint, body }: InOutbox,
): Omit<EventFact, "isPublished" | "isParked"> {
  // What lies there, whatever its type promises: this is for finding what does not keep promises.
  const said: Readonly<Record<string, unknown>> = { ...body?.data };
  const idIn = <Id>(name: string, idOf: (id: string) => Id) =>
    typeof said[name] === "string" ? idOf(said[name]) : null;
  return {
    id: _id,
    aggId,
    type,
    rev,
    at,
    status: hint?.status ?? null,
    agentId: idIn("agentId", agentIdOf),
    doer: idIn("assignedBy", userIdOf),
  };
}
