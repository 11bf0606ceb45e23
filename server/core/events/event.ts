import type { AgentId, EventId, TicketId } from "../ids.ts";
import type { Status } from "../vocabulary.ts";

/** Published types go to the topic; internal ones are finished by the relay itself. */
export const PUBLISHED_TYPES = [
  "ticket.created",
  "ticket.resolved",
  "ticket.closed",
  "ticket.reopened",
  "ticket.waiting",
  "ticket.answered",
  "ticket.requeued",
  "ticket.reassigned",
  "ticket.commented",
  "ticket.priority_changed",
  "ticket.rated",
  "agent.availability",
  "agent.capacity",
  "agent.skills",
  "agent.deleted",
] as const;
export const INTERNAL_TYPES = ["ticket.assigned", "ticket.slotted", "ticket.unslotted"] as const;
export type PublishedType = (typeof PUBLISHED_TYPES)[number];
export type InternalType = (typeof INTERNAL_TYPES)[number];
export type EventType = PublishedType | InternalType;

export function isInternal(type: EventType): type is InternalType {
  // rule: changes-ring
  return (INTERNAL_TYPES as readonly string[]).includes(type);
}

/** The body on the wire: exactly these three keys, in this order. Everything else travels in message attributes. */
export interface EventBody {
  readonly eventType: EventType;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What open browsers are told: enough to know what to fetch again, nothing they could not read anyway. */
export interface TicketHint {
  readonly ticketId: TicketId;
  readonly complaintId: string;
  readonly rev: number;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
}

/** A fact waiting in its aggregate's outbox: committed by the very write that made it true. */
export interface OutboxEntry {
  readonly id: EventId;
  readonly type: EventType;
  readonly rev: number;
  readonly at: Date;
  readonly body: EventBody;
  /** Every agent the write touches, old and new: their availability is refreshed before anything is scanned. */
  readonly agents: readonly AgentId[];
  /** Socket rooms that may hear of it. */
  readonly audience: readonly string[];
  readonly hint: TicketHint | null;
  /** W3C trace context of the request that caused it. */
  readonly traceparent: string | null;
}

/** An entry is left to the process that committed it for this long; then any sweeper may take it. */
export const INLINE_GRACE_MS = 2_000;

export const rooms = {
  user: (id: string) => `user:${id}`,
  agent: (id: string) => `agent:${id}`,
  staff: "staff",
} as const;
