import type { OutboxEntry } from "#server/core/events/event.ts";
import type { EventId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { fromEventRow } from "./mapping.ts";
import { eventRows } from "./rows.ts";

/**
 * What happened, as the event store has it; null for an event that it does not know. Whoever asks at the same moment shares
 * the query.
 */
export function createEventReader(db: Database) {
  const events = db.collection(eventRows);
  return {
    /** With whether its agents were settled before it was stored. */
    findEvent: sharedQuery<EventId, (OutboxEntry & { readonly isSettled: boolean }) | null>(async (ids) => {
      const rows = await events.find({ _id: { $in: [...ids] } }).toArray();
      const found = new Map(rows.map((row) => [row._id, { ...fromEventRow(row), isSettled: row.settled === true }]));
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
