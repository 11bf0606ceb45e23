import type { mongo } from "mongoose";
import type { NewTicket } from "#server/core/changes/file.ts";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { TicketId, UserId } from "#server/core/ids.ts";
import type { KeyUse } from "#server/core/once/once.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Made, Ticket } from "#server/core/ticket.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import type { ComplaintFile } from "#server/desk/files/wire.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { OF_THE_MAJORITY } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { insertEach } from "#server/platform/db/insert-each.ts";
import { sharedLookup } from "#server/platform/db/shared-lookup.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { type ComplaintQuery, complaintFilter, SPELLED_EARLIER } from "./complaint-query.ts";
import { wordsOf } from "./complaint-words.ts";
import { countWaiting } from "./count-waiting.ts";
import { counterRows } from "./counter-rows.ts";
import { filesIn } from "./files-in.ts";
import { longestWaitSince } from "./longest-wait-since.ts";
import { atRev } from "./mapping.ts";
import { createNumbers } from "./numbers.ts";
import { standing } from "./place-in-line.ts";
import { type ComplaintRow, complaintRows } from "./rows.ts";
import {
  type FiledComplaint,
  FOUND_FIELDS,
  type FoundComplaint,
  type FoundRow,
  fieldsFor,
  type ReadComplaint,
  type ReadRow,
  STORED_FIELDS,
  type StoredConversation,
  type StoredRow,
  toFound,
  toRead,
  toStored,
} from "./stored-complaint.ts";

const UNENDED: readonly Status[] = ["Open", "In Progress", "Waiting on Customer"];
const FIRST_NUMBER = 10_001;

type NewRow = mongo.OptionalUnlessRequiredId<ComplaintRow>;

/** What became of a new complaint, where it was not refused for another reason. */
type Inserted = "new" | "there" | "key-used" | "number-taken";

/** Complaints as people read and file them. */
export function createComplaintStore(db: Database, clock: Clock = systemClock) {
  const complaints = db.collection(complaintRows);
  // Once they are all spelled anew there will be no more.
  let areAllNew = false;
  const hasEarlier = async () => {
    areAllNew ||= (await complaints.findOne(SPELLED_EARLIER, { projection: { _id: 1 } })) === null;
    return !areAllNew;
  };

  const nextNumber = createNumbers(async (by) => {
    const row = await db
      .collection(counterRows)
      .findOneAndUpdate({ _id: "complaints" }, { $inc: { seq: by } }, { upsert: true, returnDocument: "after" });
    return FIRST_NUMBER - 1 + (row?.seq ?? by);
  });

  const found = sharedLookup((some) => complaints.find<FoundRow>(some, { projection: FOUND_FIELDS }));

  // Who files at once has a number at once, and then shares a command.
  const insertRow = sharedQuery((rows: readonly NewRow[]) => insertEach(complaints, rows));

  return {
    /** The next human number, or one further on. Numbers are never reused, gaps are possible. */
    nextNumber,

    /**
     * Writes complaint and event in one document. Writing the same id again changes nothing: it is there. A number that
     * another complaint has was counted by a counter that lost its place, as one from a backup has.
     */
    async insert({ ticket, description, channel, timeline, event, filedWith }: NewTicket): Promise<Inserted> {
      const {
        id,
        slot: _none,
        declines: _nobodys,
        userId,
        trial,
        assignedTo: _nobody,
        erasedAt: _never,
        ...fields
      } = ticket;
      const files = filesIn(timeline);
      const isNew = await insertRow({
        ...fields,
        _id: toObjectId(id),
        userId: toObjectId(userId),
        ...(trial ? { trial } : {}),
        assignedTo: null,
        description,
        channel,
        ...wordsOf({ ...ticket, description }),
        updatedAt: ticket.createdAt,
        firstAssignedMs: null,
        timeline: [...timeline],
        ...(files.length > 0 ? { files } : {}),
        ...(filedWith ? toFiledWith(filedWith) : {}),
        outbox: [toOutboxRow(event)],
        outboxAt: new Date(clock.now().getTime() + INLINE_GRACE_MS),
      });
      if (isNew) return "new";
      const there = { ...OF_THE_MAJORITY, projection: { _id: 1 } };
      if (await complaints.findOne({ _id: toObjectId(id) }, there)) return "there";
      const isUsed = filedWith && (await complaints.findOne({ filedKey: filedWith.key }, there));
      return isUsed ? "key-used" : "number-taken";
    },

    async find(id: TicketId): Promise<FoundComplaint | null> {
      const row = await found(id);
      return row && toFound(row);
    },

    async findByHumanId(complaintId: string): Promise<FoundComplaint | null> {
      const row = await complaints.findOne<FoundRow>({ complaintId }, { projection: FOUND_FIELDS });
      return row && toFound(row);
    },

    /** What a complaint names, for whoever is about to take files away: as the majority has it. */
    async filesOf(id: TicketId): Promise<readonly ComplaintFile[]> {
      const row = await complaints.findOne({ _id: toObjectId(id) }, { ...OF_THE_MAJORITY, projection: { files: 1 } });
      return row?.files ?? [];
    },

    /** The complaint that a key filed. */
    async findFiledWith(key: string): Promise<FiledComplaint | null> {
      const row = await complaints.findOne<StoredRow & Pick<ComplaintRow, "filedFor">>(
        { filedKey: key },
        { ...OF_THE_MAJORITY, projection: { ...STORED_FIELDS, filedFor: 1 } },
      );
      return row?.filedFor ? { ...toStored(row), filedWith: { key, ...row.filedFor } } : null;
    },

    /** Makes a key free again that was used before this moment. */
    async forgetKey(key: string, before: Date): Promise<void> {
      const used = { filedKey: key, "filedFor.at": { $lt: before } };
      await complaints.updateOne(used, { $unset: { filedKey: "", filedFor: "" } });
    },

    /**
     * Keeps the key of a request that had nothing to change, on the condition that this is still so, and that the key was not
     * used since a moment. Nobody is told: the complaint is the same.
     * @returns false when somebody else has written since it was read, or has used the key
     */
    async keepKey(ticket: Ticket, made: Made, since: Date): Promise<boolean> {
      const used = { $elemMatch: { key: made.key, at: { $gte: since } } };
      const { matchedCount } = await complaints.updateOne(
        { ...atRev(ticket), made: { $not: used } },
        { $push: { made } },
      );
      return matchedCount === 1;
    },

    /** Takes away the keys that were used before this moment. */
    async letGoOfKeys(id: TicketId, before: Date): Promise<void> {
      await complaints.updateOne({ _id: toObjectId(id) }, { $pull: { made: { at: { $lt: before } } } });
    },

    async findConversation(id: TicketId, reader: UserId): Promise<StoredConversation | null> {
      const row = await complaints.findOne<ReadRow & Pick<ComplaintRow, "timeline">>(
        { _id: toObjectId(id) },
        { projection: { ...fieldsFor(reader), timeline: 1 } },
      );
      return row && { ...toRead(row, reader), timeline: row.timeline };
    },

    /**
     * Keeps that somebody has seen it as it was then, or later.
     * @returns false when that is known
     */
    async markSeen(id: TicketId, reader: UserId, rev: number): Promise<boolean> {
      const { modifiedCount } = await complaints.updateOne(
        { _id: toObjectId(id), [`seen.${reader}`]: { $not: { $gte: rev } } },
        { $set: { [`seen.${reader}`]: rev } },
      );
      return modifiedCount === 1;
    },

    async list(query: ComplaintQuery, reader: UserId): Promise<ReadComplaint[]> {
      const withEarlier = query.search !== null && (await hasEarlier());
      const rows = await complaints
        .find<ReadRow>(complaintFilter(query, { withEarlier }), { projection: fieldsFor(reader) })
        .sort({ _id: -1 })
        .limit(query.limit)
        .toArray();
      return rows.map((row) => toRead(row, reader));
    },

    /** How many waiting tickets stand before this one: before a person's only those of people. */
    countAhead: (ticket: Ticket): Promise<number> => countWaiting(complaints, standing("ahead", ticket), ticket.trial),

    /** How many people wait. */
    countOpen: (): Promise<number> => countWaiting(complaints, [{}], null),

    /** Since when whoever has waited the longest is waiting, wherever they stand in line; null when nobody is. */
    longestWaitSince: () => longestWaitSince(complaints),

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

function toFiledWith({ key, ...use }: KeyUse): Pick<ComplaintRow, "filedKey" | "filedFor"> {
  return { filedKey: key, filedFor: use };
}

export type ComplaintStore = ReturnType<typeof createComplaintStore>;
