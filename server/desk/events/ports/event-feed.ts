import type { TicketHint } from "#server/core/events/event.ts";
import type { EventId } from "#server/core/ids.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";

/** What the open browsers need of a stored event. */
export interface FeedEvent {
  readonly id: EventId;
  readonly at: Date;
  readonly audience: readonly string[];
  readonly hint: TicketHint | null;
  /** W3C trace context of what caused it. */
  readonly traceparent?: string | null;
  readonly storedAt: Date;
}

export interface FeedNotice {
  readonly notice: StoredNotice;
  readonly storedAt: Date;
}

/**
 * A place in the order of storing. Not the order of ids: an event is made when it happens, but a sweeper may store it
 * a minute later, and a reader that went by ids would already be past it.
 */
export interface FeedPosition {
  readonly storedAt: Date;
  readonly id: string;
}

/** What was stored, in order of `storedAt`, then id. Positions are exclusive; `id: ""` comes before every id. */
export interface EventFeed {
  /** The time by which `storedAt` is set, which is nobody's own. */
  now(): Promise<Date>;
  listEventsAfter(position: FeedPosition, limit: number): Promise<FeedEvent[]>;
  /** The same, of events that one of these rooms may hear of. */
  listEventsFor(rooms: readonly string[], position: FeedPosition, limit: number): Promise<FeedEvent[]>;
  listNoticesAfter(position: FeedPosition, limit: number): Promise<FeedNotice[]>;
  /** When this event was stored; null when it is not known (any more). */
  findStoredAt(eventId: EventId): Promise<Date | null>;
}
