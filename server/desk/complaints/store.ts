import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { complaintFilter } from "./complaint-filter.ts";
import { counterRows } from "./counter-rows.ts";
import { TICKET_FIELDS, type TicketRow, toTicket } from "./mapping.ts";
import type { ComplaintStore, StoredComplaint } from "./ports/complaint-store.ts";
import { type ComplaintRow, complaintRows } from "./rows.ts";
import { wordsOf } from "./search-words.ts";

const FIRST_NUMBER = 10_001;
const FIELDS = { ...TICKET_FIELDS, description: 1, updatedAt: 1 } as const;
type Row = TicketRow & Pick<ComplaintRow, "description" | "updatedAt">;

const toStored = (row: Row): StoredComplaint => ({
  ticket: toTicket(row),
  description: row.description,
  updatedAt: row.updatedAt,
});

/** Complaints as people read and file them. */
export function createComplaintStore(db: Database, clock: Clock = systemClock): ComplaintStore {
  const complaints = db.collection(complaintRows);

  return {
    async nextNumber() {
      const row = await db
        .collection(counterRows)
        .findOneAndUpdate({ _id: "complaints" }, { $inc: { seq: 1 } }, { upsert: true, returnDocument: "after" });
      return FIRST_NUMBER - 1 + (row?.seq ?? 1);
    },

    async insert({ ticket, description, timeline, event }) {
      const { id, slot: _none, userId, assignedTo: _nobody, ...fields } = ticket;
      return insertedOrThere(
        complaints.insertOne({
          ...fields,
          _id: toObjectId(id),
          userId: toObjectId(userId),
          assignedTo: null,
          description,
          words: wordsOf(ticket.complaintId, ticket.title, description),
          updatedAt: ticket.createdAt,
          firstAssignedMs: null,
          timeline: [...timeline],
          outbox: [toOutboxRow(event)],
          outboxAt: new Date(clock.now().getTime() + INLINE_GRACE_MS),
        }),
        "_id",
      );
    },

    async find(id) {
      const row = await complaints.findOne<Row>({ _id: toObjectId(id) }, { projection: FIELDS });
      return row && toStored(row);
    },

    async findByHumanId(complaintId) {
      const row = await complaints.findOne<Row>({ complaintId }, { projection: FIELDS });
      return row && toStored(row);
    },

    async findConversation(id) {
      const row = await complaints.findOne<Row & Pick<ComplaintRow, "timeline">>(
        { _id: toObjectId(id) },
        { projection: { ...FIELDS, timeline: 1 } },
      );
      return row && { ...toStored(row), timeline: row.timeline };
    },

    async list(query) {
      const rows = await complaints
        .find<Row>(complaintFilter(query), { projection: FIELDS })
        .sort({ _id: -1 })
        .limit(query.limit)
        .toArray();
      return rows.map(toStored);
    },

    // In two counts, each a range of one index: earlier places, and ties with a smaller id.
    async countAhead(ticket) {
      const [earlier, ties] = await Promise.all([
        complaints.countDocuments({ status: "Open", dispatchAt: { $lt: ticket.dispatchAt } }, { hint: "line" }),
        complaints.countDocuments(
          { status: "Open", dispatchAt: ticket.dispatchAt, _id: { $lt: toObjectId(ticket.id) } },
          { hint: "line" },
        ),
      ]);
      return earlier + ties;
    },

    countOpen: () => complaints.countDocuments({ status: "Open" }, { hint: "line" }),
    async oldestOpenAt() {
      const row = await complaints
        .find<Pick<ComplaintRow, "createdAt">>(
          { status: "Open" },
          { projection: { createdAt: 1 }, hint: "status_newest" },
        )
        .sort({ _id: 1 })
        .limit(1)
        .next();
      return row?.createdAt ?? null;
    },
    countOfCustomer: (userId) => complaints.countDocuments({ userId: toObjectId(userId) }, { hint: "customer" }),
  };
}
