import type { AgentId, EventId, TicketId, TrialId, UserId } from "../ids.ts";
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
  /** The experiment that what it is about belongs to; absent otherwise. */
  readonly trial?: TrialId | null;
}

/** A fact waiting in its aggregate's outbox: committed by the very write that made it true. Its type tells its data. */
export type OutboxEntry<T extends EventType = EventType> = { [K in T]: EntryOf<K> }[T];

/** The two kinds of entries that give a ticket to somebody. */
export type AssignmentEntry = OutboxEntry<"ticket.assigned" | "ticket.reassigned">;

/** The mark of an event that is about an experiment; nothing of any other. */
export function ofTrial({ trial }: { readonly trial: TrialId | null }): { readonly trial?: TrialId } {
  return trial === null ? {} : { trial };
}

/** An entry is left to the process that committed it for this long; then any sweeper may take it. */
export const INLINE_GRACE_MS = 2_000;

export const rooms = {
  user: (id: UserId) => `user:${id}`,
  agent: (id: AgentId) => `agent:${id}`,
  staff: "staff",
  leads: "leads",
} as const;

const NOT = "-";
/** In an audience: whoever is in this room hears nothing, whatever other room they are in. */
export function butNot(room: string): string {
  return `${NOT}${room}`;
}

/** An audience as rooms that hear of it, and rooms that do not. */
export function heardIn(audience: readonly string[]): { readonly rooms: string[]; readonly butNot: string[] } {
  return {
    rooms: audience.filter((room) => !room.startsWith(NOT)),
    butNot: audience.filter((room) => room.startsWith(NOT)).map((room) => room.slice(NOT.length)),
  };
}
