import type { AgentId, EventId, TicketId, UserId } from "../ids.ts";
import type { Status } from "../vocabulary.ts";
import type { EventData, EventType } from "./event-data.ts";

/** The body on the wire: exactly these three keys, in this order. Everything else travels in message attributes. */
export interface EventBody<T extends EventType> {
  readonly eventType: T;
  readonly timestamp: string;
  readonly data: EventData[T];
}

/** What open browsers are told: enough to know what to fetch again, nothing they could not read anyway. */
export interface TicketHint {
  readonly ticketId: TicketId;
  readonly complaintId: string;
  readonly rev: number;
  readonly status: Status;
  readonly assignedTo: AgentId | null;
}

/** An entry of one type, where it is known. */
export interface EntryOf<T extends EventType> {
  readonly id: EventId;
  readonly type: T;
  readonly rev: number;
  readonly at: Date;
  /** Who did it; null when QuickFix itself did. They are not told of it. */
  readonly by: UserId | null;
  readonly body: EventBody<T>;
  /** Every agent the write touches, old and new: their availability is refreshed before anything is scanned. */
  readonly agents: readonly AgentId[];
  /** Socket rooms that may hear of it. */
  readonly audience: readonly string[];
  readonly hint: TicketHint | null;
  /** W3C trace context of the request that caused it. */
  readonly traceparent: string | null;
}

/** A fact waiting in its aggregate's outbox: committed by the very write that made it true. Its type tells its data. */
export type OutboxEntry<T extends EventType = EventType> = { [K in T]: EntryOf<K> }[T];

/** The two kinds of entries that give a ticket to somebody. */
export type AssignmentEntry = OutboxEntry<"ticket.assigned" | "ticket.reassigned">;

/** An entry is left to the process that committed it for this long; then any sweeper may take it. */
export const INLINE_GRACE_MS = 2_000;

export const rooms = {
  user: (id: UserId) => `user:${id}`,
  agent: (id: AgentId) => `agent:${id}`,
  staff: "staff",
} as const;
