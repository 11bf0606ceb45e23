import type { NewTicket } from "#server/core/changes/file.ts";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { TicketId, UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, OF_THE_MAJORITY } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type ComplaintQuery, complaintFilter } from "./complaint-query.ts";
import { counterRows } from "./counter-rows.ts";
import { standing } from "./place-in-line.ts";
import { type ComplaintRow, complaintRows } from "./rows.ts";
import { wordsOf } from "./search-words.ts";
import {
  STORED_FIELDS,
  type StoredComplaint,
  type StoredConversation,
  type StoredRow,
  toStored,
} from "./stored-complaint.ts";

const UNENDED: readonly Status[] = ["Open", "In Progress", "Waiting on Customer"];
const FIRST_NUMBER = 10_001;

/** Complaints as people read and file them. */
export function createComplaintStore(db: Database, clock: Clock = systemClock) {
  const complaints = db.collection(complaintRows);

  return {
    /** The next human number, or one further on. Numbers are never reused, gaps are possible. */
    async nextNumber(step = 1): Promise<number> {
      const row = await db
        .collection(counterRows)
        .findOneAndUpdate({ _id: "complaints" }, { $inc: { seq: step } }, { upsert: true, returnDocument: "after" });
      return FIRST_NUMBER - 1 + (row?.seq ?? 1);
    },

    /**
     * Writes complaint and event in one document. Writing the same id again changes nothing: it is there. A number that
     * another complaint has was counted by a counter that lost its place, as one from a backup has.
     */
    async insert({ ticket, description, timeline, event }: NewTicket): Promise<"new" | "there" | "number-taken"> {
      const { id, slot: _none, userId, assignedTo: _nobody, erasedAt: _never, ...fields } = ticket;
      const isNew = await insertedOrThere(
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
      );
      if (isNew) return "new";
      const same = await complaints.findOne({ _id: toObjectId(id) }, { ...OF_THE_MAJORITY, projection: { _id: 1 } });
      return same ? "there" : "number-taken";
    },

    async find(id: TicketId): Promise<StoredComplaint | null> {
      const row = await complaints.findOne<StoredRow>({ _id: toObjectId(id) }, { projection: STORED_FIELDS });
      return row && toStored(row);
    },

    async findByHumanId(complaintId: string): Promise<StoredComplaint | null> {
      const row = await complaints.findOne<StoredRow>({ complaintId }, { projection: STORED_FIELDS });
      return row && toStored(row);
    },

    async findConversation(id: TicketId): Promise<StoredConversation | null> {
      const row = await complaints.findOne<StoredRow & Pick<ComplaintRow, "timeline">>(
        { _id: toObjectId(id) },
        { projection: { ...STORED_FIELDS, timeline: 1 } },
      );
      return row && { ...toStored(row), timeline: row.timeline };
    },

    async list(query: ComplaintQuery): Promise<StoredComplaint[]> {
      const rows = await complaints
        .find<StoredRow>(complaintFilter(query), { projection: STORED_FIELDS })
        .sort({ _id: -1 })
        .limit(query.limit)
        .toArray();
      return rows.map(toStored);
    },

    /** How many waiting tickets stand before this one. */
    async countAhead(ticket: Ticket): Promise<number> {
      const [earlier, ties] = await Promise.all(
        standing("ahead", ticket).map((range) =>
          complaints.countDocuments({ status: "Open", ...range }, { hint: "line" }),
        ),
      );
      return (earlier ?? 0) + (ties ?? 0);
    },

    countOpen: (): Promise<number> => complaints.countDocuments({ status: "Open" }, { hint: "line" }),

    /** When the ticket that has waited the longest was filed, wherever it stands in line; null when none waits. */
    async oldestOpenAt(): Promise<Date | null> {
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
    /** How many of a customer's are not ended, counted up to a number. */
    countOpenOf: (userId: UserId, limit: number): Promise<number> =>
      complaints.countDocuments(
        { userId: toObjectId(userId), status: { $in: [...UNENDED] } },
        { hint: "customer_status", limit },
      ),
    countOfCustomer: (userId: UserId): Promise<number> =>
      complaints.countDocuments({ userId: toObjectId(userId) }, { hint: "customer" }),
  };
}

export type ComplaintStore = ReturnType<typeof createComplaintStore>;
