import type { mongo } from "mongoose";
import { butNot, type TicketHint } from "#server/core/events/event.ts";
import { type EventId, eventIdOf } from "#server/core/ids.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { fromNotificationRow } from "#server/desk/notices/mapping.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { databaseNow } from "#server/platform/db/database-now.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { CROWDED, shareMissedEvents } from "./missed-events.ts";
import { type EventRow, eventRows } from "./rows.ts";

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

const FEED_FIELDS = { at: 1, audience: 1, hint: 1, traceparent: 1, storedAt: 1 } as const;
type FeedRow = Pick<EventRow, "_id" | keyof typeof FEED_FIELDS>;

/**
 * The event store and the notifications in order of `storedAt`, then id, for whoever tells open browsers. Positions are
 * exclusive; `id: ""` comes before every id. What many ask at once, because they all come back at once, they share queries for.
 */
export function createEventFeed(db: Database) {
  const events = db.collection(eventRows);
  const listEvents = async (filter: mongo.Filter<EventRow>, limit: number, order: 1 | -1 = 1): Promise<FeedEvent[]> => {
    const rows = await events
      .find<FeedRow>(filter, { projection: FEED_FIELDS })
      .sort({ storedAt: order, _id: order })
      .limit(limit)
      .toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  };
  const now = sharedQuery(async (askers: readonly "now"[]) => {
    const time = await databaseNow(db);
    return askers.map(() => time);
  }, CROWDED);
  const listMissed = shareMissedEvents<FeedEvent>({
    ask: ({ rooms, position, limit }) =>
      listEvents({ audience: { $in: [...rooms], $nin: rooms.map(butNot) }, ...after(position) }, limit),
    askNewest: ({ rooms, position, limit }) =>
      listEvents({ audience: { $in: [...rooms] }, ...after(position) }, limit, -1),
  });

  return {
    /** The time by which `storedAt` is set, which is nobody's own. */
    now: (): Promise<Date> => now("now"),
    listEventsAfter: (position: FeedPosition, limit: number): Promise<FeedEvent[]> =>
      listEvents(after(position), limit),
    /** The same, of events that one of these rooms may hear of. */
    listEventsFor: (rooms: readonly string[], position: FeedPosition, limit: number): Promise<FeedEvent[]> =>
      listMissed({ rooms, position, limit }),

    async listNoticesAfter({ storedAt, id }: FeedPosition, limit: number): Promise<FeedNotice[]> {
      const rows = await db
        .collection(notificationRows)
        .find(
          id === ""
            ? { storedAt: { $gte: storedAt } }
            : {
                storedAt: { $gte: storedAt },
                $or: [{ storedAt: { $gt: storedAt } }, { _id: { $gt: toObjectId(id) } }],
              },
        )
        .sort({ storedAt: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map((row) => ({ notice: fromNotificationRow(row), storedAt: row.storedAt }));
    },

    /** When this event was stored; null when it is not known (any more). */
    findStoredAt: sharedQuery(async (eventIds: readonly EventId[]): Promise<(Date | null)[]> => {
      const rows = await events
        .find<Pick<EventRow, "_id" | "storedAt">>(
          { _id: { $in: [...new Set(eventIds)] } },
          { projection: { storedAt: 1 } },
        )
        .toArray();
      const found = new Map(rows.map(({ _id, storedAt }) => [_id, storedAt]));
      return eventIds.map((id) => found.get(id) ?? null);
    }, CROWDED),
  };
}

export type EventFeed = ReturnType<typeof createEventFeed>;

/** The range first, for the index; the exact position inside one millisecond after it. */
function after({ storedAt, id }: FeedPosition): mongo.Filter<EventRow> {
  return { storedAt: { $gte: storedAt }, $or: [{ storedAt: { $gt: storedAt } }, { _id: { $gt: eventIdOf(id) } }] };
}
