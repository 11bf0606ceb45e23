import type { OutboxEntry } from "../events/event.ts";
import { isInternal } from "../events/event-data.ts";
import type { Notice, NoticeSubject } from "../events/notice.ts";
import type { AgentId, EventId, TicketId, UserId } from "../ids.ts";

export type AggregateRef =
  | { readonly kind: "ticket"; readonly id: TicketId }
  | { readonly kind: "agent"; readonly id: AgentId };

/** What waits in one document's outbox. */
export interface PendingOutbox {
  readonly aggregate: AggregateRef;
  readonly entries: readonly OutboxEntry[];
  /** Sweeps that took this document and did not finish it. */
  readonly tries: number;
  /** Whoever wrote the entries has settled their agents since; what a sweep finds may be of somebody who died before. */
  readonly isSettled?: boolean;
  /** What they are about, as their write left it; read anew unless given. */
  readonly subject?: NoticeSubject | undefined;
}

/**
 * Whether these events never wait for the relay: nothing is published of them, and whoever wrote them has done the rest but for
 * telling people, of which the outbox and the reconciler remind.
 */
export function neverWait({ entries, isSettled = false }: Pick<PendingOutbox, "entries" | "isSettled">): boolean {
  return isSettled && entries.every(({ type }) => isInternal(type));
}

export interface OutboxStore {
  /**
   * Appends to the event store, with whether its agents are settled and whether it waits for the relay; an event that is there already
   * is left as it is.
   * @returns those that are known to have been stored by this very call
   */
  appendEvents(pending: readonly PendingOutbox[]): Promise<ReadonlySet<EventId>>;
  /** Marks events that can never be published; an operator must look at them. */
  park(eventId: EventId, reason: string): Promise<void>;
  /**
   * Takes finished entries out of their documents; an empty outbox leaves the sweeper's index. Their events do not wait for the relay
   * any more, and one publication of each that was sent is counted.
   * @param done `neverWaited`: the events were stored as ones that do not wait
   */
  settle(
    done: readonly {
      readonly aggregate: AggregateRef;
      readonly eventIds: readonly EventId[];
      readonly neverWaited?: boolean;
    }[],
    sent: { readonly ids: ReadonlySet<EventId>; readonly at: Date },
  ): Promise<void>;
  /** Leases up to `limit` documents whose outbox is due: nobody else sweeps them before `until`, unless the lease expires. */
  leaseDue(limit: number, now: Date, until: Date): Promise<PendingOutbox[]>;
  /** Sets when a document that could not be finished is tried again. */
  postpone(aggregate: AggregateRef, until: Date): Promise<void>;
}

/** A notice with the id under which its reader finds and marks it. */
export interface StoredNotice extends Notice {
  readonly id: string;
}

export interface NoticeStore {
  /** Stores what is not stored yet, by key, and returns exactly those. */
  insert(notices: readonly Notice[]): Promise<StoredNotice[]>;
  /** Those people need not read any more that they were asked for help with this complaint; what they have open hears of it. */
  takeBackHelp(people: readonly UserId[], complaintId: string, at: Date): Promise<unknown>;
}
