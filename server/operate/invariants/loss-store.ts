import { type EventId, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { type NotificationRow, notificationRows } from "#server/desk/notices/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

const BATCH = 1_000;

/** What one collection speaks of and another does not have: walks from end to end, in batches that both sides are asked for. */
export function createLossStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const events = db.collection(eventRows);
  const notices = db.collection(notificationRows);

  return {
    /** Filings of complaints that are not there any more. */
    async *lostFilings(): AsyncIterable<{ readonly eventId: EventId; readonly ticketId: TicketId }> {
      const filings = events.find<Pick<EventRow, "_id" | "aggId">>(
        // What an experiment filed is cleaned away, and its events after it.
        { type: "ticket.created", ...REAL },
        { projection: { aggId: 1 }, hint: "type_time", batchSize: BATCH },
      );
      for await (const batch of inBatches(filings)) {
        const rows = await complaints
          .find({ _id: { $in: batch.map(({ aggId }) => toObjectId(aggId)) } }, { projection: { _id: 1 } })
          .toArray();
        const there = new Set(rows.map(({ _id }) => _id.toHexString()));
        for (const { _id, aggId } of batch) if (!there.has(aggId)) yield { eventId: _id, ticketId: ticketIdOf(aggId) };
      }
    },

    /** Event ids that somebody was told about and that are in no event store. */
    async *unknownTellings(): AsyncIterable<EventId> {
      const told = notices.find<Pick<NotificationRow, "_id" | "eventId">>(
        // What was done to somebody's account is told of a row of the trail.
        { type: { $ne: "account" } },
        { projection: { eventId: 1 }, hint: "_id_", batchSize: BATCH },
      );
      for await (const batch of inBatches(told)) {
        const eventIds = [...new Set(batch.map(({ eventId }) => eventId))];
        const rows = await events.find({ _id: { $in: eventIds } }, { projection: { _id: 1 } }).toArray();
        const known = new Set(rows.map(({ _id }) => _id));
        for (const eventId of eventIds) if (!known.has(eventId)) yield eventId;
      }
    },
  };
}

async function* inBatches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
