import type { mongo } from "mongoose";
import { fromNotificationRow } from "#server/desk/notices/mapping.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { EventFeed, FeedEvent, FeedPosition } from "./ports/event-feed.ts";
import { type EventRow, eventRows } from "./rows.ts";

const FEED_FIELDS = { at: 1, audience: 1, hint: 1, traceparent: 1, storedAt: 1 } as const;
type FeedRow = Pick<EventRow, "_id" | keyof typeof FEED_FIELDS>;

/** The event store and the notifications in the order in which they were stored, for whoever tells open browsers. */
export function createEventFeed(db: Database): EventFeed {
  const events = db.collection(eventRows);
  const listEvents = async (filter: mongo.Filter<EventRow>, limit: number): Promise<FeedEvent[]> => {
    const rows = await events
      .find<FeedRow>(filter, { projection: FEED_FIELDS })
      .sort({ storedAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return rows.map(({ _id, ...row }) => ({ id: _id, ...row }));
  };

  return {
    now: () => databaseNow(db),
    listEventsAfter: (position, limit) => listEvents(after(position), limit),
    listEventsFor: (rooms, position, limit) => listEvents({ audience: { $in: [...rooms] }, ...after(position) }, limit),

    async listNoticesAfter({ storedAt, id }, limit) {
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

    async findStoredAt(eventId) {
      const row = await events.findOne<Pick<EventRow, "storedAt">>({ _id: eventId }, { projection: { storedAt: 1 } });
      return row?.storedAt ?? null;
    },
  };
}

async function databaseNow(db: Database): Promise<Date> {
  const { localTime } = await db.command({ hello: 1 });
  if (!(localTime instanceof Date)) throw new Error("The database does not tell its time.");
  return localTime;
}

/** The range first, for the index; the exact position inside one millisecond after it. */
function after({ storedAt, id }: FeedPosition): mongo.Filter<EventRow> {
  return { storedAt: { $gte: storedAt }, $or: [{ storedAt: { $gt: storedAt } }, { _id: { $gt: id } }] };
}
