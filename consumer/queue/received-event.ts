import type { PublishedType } from "#server/core/events/event-data.ts";
import type { AgentId, EventId, TicketId } from "#server/core/ids.ts";

/** A message that says something we understand. It rings the bell; what happened, and who hears of it, is read fresh. */
export interface ReceivedEvent {
  /** The sender's, or the SHA-256 of the body when the sender gave none: the same message is the same event. */
  readonly id: EventId;
  readonly type: PublishedType;
  readonly at: Date;
  /** Whether people may hear of it, if the event store knows it. What was sent by hand without an id is in no store. */
  readonly isNews: boolean;
  readonly ticketId: TicketId | null;
  /** Agents to look at before anything is scanned. */
  readonly agents: readonly AgentId[];
  /** W3C trace context of what caused it; null when the sender gave none. */
  readonly traceparent: string | null;
}
