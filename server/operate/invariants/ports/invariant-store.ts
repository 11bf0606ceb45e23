import type { AgentState } from "#server/core/agent.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import type { AgentId, EventId, TicketId, UserId } from "#server/core/ids.ts";
import type { AggregateRef } from "#server/core/ports/outbox-store.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";

/** An event as one look found it, in an outbox or in the event store. */
export interface EventFact {
  readonly id: EventId;
  readonly aggId: string;
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
export interface AggregateFacts extends AggregateRef {
  /** What people call it. */
  readonly name: string;
  readonly rev: number;
  readonly outbox: readonly EventFact[];
  /** The sweeper's index knows of it. */
  readonly isSwept: boolean;
}

export interface TicketFacts
  extends AggregateFacts,
    Pick<Ticket, "status" | "assignedTo" | "slot" | "assign" | "replied"> {
  readonly kind: "ticket";
  readonly userId: UserId;
}

export type AgentFacts = AggregateFacts & AgentState & { readonly kind: "agent" };

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

export type TicketQuery =
  | { readonly after: TicketId | null; readonly limit: number }
  | { readonly ids: readonly TicketId[] };

/** What the invariants are checked on. Nothing here writes; every read goes to the primary and is served by an index. */
export interface InvariantStore {
  figures(): Promise<DeskFigures>;
  /** Whether the database itself still refuses a second ticket in one place. */
  hasSlotGuard(): Promise<boolean>;
  /** Everybody, those who left too. */
  listAgents(): Promise<AgentFacts[]>;
  /** In Progress tickets of these agents. */
  listHeld(agentIds: readonly AgentId[]): Promise<TicketFacts[]>;
  /** The first in line that somebody with these skills could take; null means any category. */
  firstOpen(categories: readonly string[] | null): Promise<TicketFacts | null>;
  /** In order of id. */
  listTickets(query: TicketQuery): Promise<TicketFacts[]>;
  listEvents(aggregateIds: readonly string[]): Promise<EventFact[]>;
  listNotices(eventIds: readonly EventId[]): Promise<NoticeFact[]>;
  /** When this agent's capacity was last lowered; null when it never was. */
  lastLowering(agentId: AgentId): Promise<Date | null>;
  /** Documents with a change that was stored since then, or that has waited in an outbox since before `overdue`. */
  listTouched(since: Date, overdue: Date, limit: number): Promise<AggregateRef[]>;
  /** Filings of complaints that are not there any more, read in batches. */
  lostFilings(): AsyncIterable<{ readonly eventId: EventId; readonly ticketId: string }>;
  /** Event ids that somebody was told about and that are in no event store, read in batches. */
  unknownTellings(): AsyncIterable<EventId>;
}
