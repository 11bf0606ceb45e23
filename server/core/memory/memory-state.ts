import type { AgentState } from "../agent.ts";
import type { OutboxEntry } from "../events/event.ts";
import type { AgentId, EventId, TicketId } from "../ids.ts";
import type { KeyUse } from "../once/once.ts";
import type { AggregateRef, StoredNotice } from "../ports/outbox-store.ts";
import type { Made, Ticket } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";

interface WithOutbox {
  outbox: OutboxEntry[];
  outboxAt: Date | null;
  tries: number;
}

export interface TicketDocument extends WithOutbox {
  ticket: Ticket;
  timeline: TimelineEntry[];
  made?: readonly Made[];
  readonly filedWith?: KeyUse;
}

export interface AgentDocument extends WithOutbox {
  agent: AgentState & { readonly rev: number; readonly seenAt?: Date | null };
}

export interface EventDocument {
  readonly aggregate: AggregateRef;
  readonly entry: OutboxEntry;
  publishCount: number;
  parked: string | null;
  /** Not yet taken out of the outbox it came from. */
  pending: boolean;
  readonly isSettled: boolean;
}

/** A whole desk in memory, as the database would hold it. Every change below is one atomic step. */
export interface MemoryState {
  readonly tickets: Map<TicketId, TicketDocument>;
  readonly agents: Map<AgentId, AgentDocument>;
  readonly events: Map<EventId, EventDocument>;
  readonly notices: Map<string, StoredNotice>;
}

export function createMemoryState(): MemoryState {
  return { tickets: new Map(), agents: new Map(), events: new Map(), notices: new Map() };
}

/** Runs before every operation: where a test interleaves processes, or kills one. */
export type BeforeEach = (operation: string) => Promise<void>;
