import type { PublishedType } from "#server/core/events/event-data.ts";
import type { ToldEvent } from "#server/core/events/who-is-told.ts";
import type { AgentId, EventId, TicketId } from "#server/core/ids.ts";

/** A message that says something we understand. Only its ids are believed; everything else is read fresh. */
export interface ReceivedEvent {
  /** The sender's, or the SHA-256 of the body when the sender gave none: the same message is the same event. */
  readonly id: EventId;
  readonly type: PublishedType;
  readonly at: Date;
  /** What our relay said happened; null for what was sent by hand, which wakes the dispatcher and tells nobody anything. */
  readonly news: ToldEvent | null;
  readonly ticketId: TicketId | null;
  /** Agents to look at before anything is scanned. */
  readonly agents: readonly AgentId[];
  /** W3C trace context of what caused it; null when the sender gave none. */
  readonly traceparent: string | null;
}
