import type { AgentState } from "#server/core/agent.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import type { AgentId, EventId, TicketId, UserId } from "#server/core/ids.ts";
import type { AggregateRef } from "#server/core/ports/outbox-store.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";

/** An event as one look found it, in an outbox or in the event store. */
export interface EventFact {
  readonly id: EventId;
  readonly aggId: TicketId | AgentId;
  readonly type: EventType;
  readonly rev: number;
  readonly at: Date;
  /** The status that the change led to; null for events of agents. */
  readonly status: Status | null;
  /** Who got the ticket, for assignments. */
  readonly agentId: AgentId | null;
  /** Who did it by hand, for assignments; nobody is told of their own doing. */
  readonly doer: UserId | null;
  readonly isPublished: boolean;
  readonly isParked: boolean;
}

/** A document that keeps its events in an outbox, exactly as it stood at one moment. */
interface OutboxFacts {
  /** What people call it. */
  readonly name: string;
  readonly rev: number;
  readonly outbox: readonly EventFact[];
  /** The sweeper's index knows of it. */
  readonly isSwept: boolean;
}

export interface TicketFacts
  extends OutboxFacts,
    Pick<Ticket, "id" | "status" | "assignedTo" | "slot" | "assign" | "replied" | "priority" | "declines"> {
  readonly kind: "ticket";
  readonly userId: UserId;
}

export type AgentFacts = OutboxFacts & AgentState & { readonly kind: "agent" };

export type AggregateFacts = AggregateRef & OutboxFacts;

export interface NoticeFact {
  readonly eventId: EventId;
  readonly recipient: UserId;
}

export interface DeskFigures {
  readonly tickets: Readonly<Record<Status, number>>;
  readonly agents: number;
  readonly events: number;
  readonly notices: number;
}
