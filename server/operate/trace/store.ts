import { type EventId, type TicketId, userIdOf } from "#server/core/ids.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Mark } from "./mark.ts";
import { markRows } from "./rows.ts";
import type { StoredStep, TracedNotice } from "./steps.ts";

const MOST_MARKS = 2_000;
/** Internal events are never published; among so many in a row there is one that is. */
const LOOK_AHEAD = 200;

export function createTraceStore(db: Database) {
  const marks = db.collection(markRows);
  const events = db.collection(eventRows);
  const notices = db.collection(notificationRows);
  return {
    /** Keeps marks for a week. */
    async record(seen: readonly Mark[]): Promise<void> {
      if (seen.length > 0) await marks.insertMany([...seen], { ordered: false });
    },

    /** A complaint's or agent's stored events, oldest first. */
    async eventsOf(aggregateId: TicketId, limit: number): Promise<StoredStep[]> {
      const rows = await events
        .find(
          { aggId: aggregateId },
          { projection: { type: 1, rev: 1, at: 1, storedAt: 1, publishedAt: 1, publishCount: 1, parked: 1 } },
        )
        .sort({ rev: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id: id, type, rev, at, storedAt, publishedAt, publishCount, parked }) => ({
        id,
        type,
        rev,
        at,
        storedAt,
        publishedAt,
        publishCount,
        parked: parked ?? null,
      }));
    },

    async marksOf(eventIds: readonly EventId[]): Promise<Mark[]> {
      const rows = await marks
        .find({ eventId: { $in: [...eventIds] } })
        .sort({ eventId: 1, at: 1 })
        .limit(MOST_MARKS)
        .toArray();
      return rows.map(({ _id, ...mark }): Mark => mark);
    },

    async noticesOf(eventIds: readonly EventId[]): Promise<TracedNotice[]> {
      const rows = await notices
        .find({ eventId: { $in: [...eventIds] } }, { projection: { eventId: 1, recipient: 1, type: 1, storedAt: 1 } })
        .limit(MOST_MARKS)
        .toArray();
      return rows.map(({ eventId, recipient, type, storedAt }) => ({
        eventId,
        recipient: userIdOf(recipient.toHexString()),
        type,
        storedAt,
      }));
    },

    /** When the oldest published event was stored that came after this moment; null when there is none. */
    async publishedAfter(moment: Date): Promise<Date | null> {
      const rows = await events
        .find({ storedAt: { $gt: moment } }, { projection: { storedAt: 1, publishedAt: 1 } })
        .sort({ storedAt: 1, _id: 1 })
        .limit(LOOK_AHEAD)
        .toArray();
      return rows.find(({ publishedAt }) => publishedAt !== null)?.storedAt ?? null;
    },

    /** When the message was sent that was received last; null when none was in the days that marks are kept. */
    async lastSentAt(): Promise<Date | null> {
      const [last] = await marks.find({ kind: "delivered" }).sort({ at: -1 }).limit(1).toArray();
      return last?.kind === "delivered" ? last.sentAt : null;
    },
  };
}

export type TraceStore = ReturnType<typeof createTraceStore>;
