import { ticketRef } from "#server/core/assignments/ports.ts";
import { ERASED } from "#server/core/erased.ts";
import type { EventData, EventType } from "#server/core/events/event-data.ts";
import { type TicketId, ticketIdOf, type UserId } from "#server/core/ids.ts";
import { wordsOf as inWords, type Saying } from "#server/core/saying.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { wordsOf } from "#server/desk/complaints/complaint-words.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { fromOutboxRow, toEventRow } from "#server/desk/events/mapping.ts";
import type { OutboxRow } from "#server/desk/events/outbox-rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** Losing this often in a row means that something else is wrong. */
const MAX_LOST_RACES = 50;
/** Events whose body tells the complaint's title. */
type TitledType = { [T in EventType]: "title" extends keyof EventData[T] ? T : never }[EventType];
const TITLED = { "body.data.title": { $exists: true, $ne: ERASED } } as const;

/** The words of a complaint, wherever they lie: in itself, its events, and what people were told of it. */
export function createWordsStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const events = db.collection(eventRows);

  /** What still waits in the outbox is stored now: a relay that has read it already cannot bring its title back later. */
  const storeWaiting = async (id: TicketId, outbox: ComplaintRow["outbox"]) => {
    for (const entry of outbox.map(fromOutboxRow)) {
      const update = { $setOnInsert: toEventRow(ticketRef(id), entry), $currentDate: { storedAt: true as const } };
      await insertedOrThere(
        events.updateOne({ _id: entry.id, storedAt: { $exists: false } }, update, { upsert: true }),
      );
    }
  };

  return {
    /** A person's complaints. */
    async listOf(userId: UserId): Promise<{ readonly id: TicketId; readonly complaintId: string }[]> {
      const rows = await complaints
        .find({ userId: toObjectId(userId) }, { projection: { complaintId: 1 }, hint: "customer" })
        .toArray();
      return rows.map(({ _id, complaintId }) => ({ id: ticketIdOf(_id.toHexString()), complaintId }));
    },

    /**
     * Empties a complaint in one write, on the condition that nobody wrote since it was read. Whoever decided on it before
     * finds it erased, and decides again; so no event that comes after this one has a title.
     */
    async emptyComplaint(id: TicketId, at: Date): Promise<void> {
      for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
        // One that was emptied stays empty: nothing decided on before is written any more.
        const row = await complaints.findOne({ _id: toObjectId(id), erasedAt: { $exists: false } });
        if (!row) return;
        await storeWaiting(id, row.outbox);
        const { matchedCount } = await complaints.updateOne(
          // What is relayed meanwhile only makes the outbox shorter.
          { _id: row._id, rev: row.rev, outbox: { $size: row.outbox.length } },
          {
            $set: {
              title: ERASED,
              description: ERASED,
              ...wordsOf({ complaintId: row.complaintId, title: ERASED, description: ERASED }),
              timeline: row.timeline.map((entry) => emptied(entry, row.userId.toHexString())),
              rating: row.rating && { ...row.rating, comment: inPlaceOf(row.rating.comment) },
              help: null,
              erasedAt: at,
              outbox: row.outbox.map(untitled),
            },
            // Copies and hashes of what they wrote.
            $unset: { said: "", seen: "", files: "", filedKey: "", filedFor: "", made: "" },
          },
        );
        if (matchedCount === 1) return;
      }
      throw new Error(`the complaint ${id} changed ${MAX_LOST_RACES} times while it was erased`);
    },

    async emptyEvents(id: TicketId): Promise<void> {
      await events.updateMany({ aggId: id, ...TITLED }, { $set: { "body.data.title": ERASED } });
    },

    /** What people were told stays, and whom; not what it was about. */
    async emptyNotices(id: TicketId): Promise<void> {
      const row = await complaints.findOne({ _id: toObjectId(id) }, { projection: { complaintId: 1 } });
      const told = await events.find({ aggId: id }, { projection: { _id: 1 } }).toArray();
      const eventIds = told.map(({ _id }) => _id);
      const notices = db.collection(notificationRows);
      const about: Saying = { key: "notices.about", values: { complaintId: row?.complaintId ?? "", title: ERASED } };
      const theirs = { eventId: { $in: eventIds } };
      await notices.updateMany({ ...theirs, says: { $exists: true } }, { $set: { "says.message": about } });
      await notices.updateMany({ ...theirs, says: { $exists: false } }, { $set: { message: inWords(about) } });
    },
  };
}

export type WordsStore = ReturnType<typeof createWordsStore>;

/** What happened, when and by whom stays; what was said does not, whoever said it: it was said to the customer, or about them. */
function emptied(whole: TimelineEntry, customerId: string): TimelineEntry {
  const entry = withoutFiles(whole);
  const by = entry.by && (entry.by.id === customerId ? { ...entry.by, name: ERASED } : entry.by);
  if (entry.kind === "title") return { ...entry, by, from: ERASED, to: ERASED };
  return "message" in entry && entry.message ? { ...withoutCalls(entry), by, message: ERASED } : { ...entry, by };
}

/** Whom a note calls stands in its words. */
function withoutCalls<Entry extends TimelineEntry>(entry: Entry): Entry {
  if (!("mentions" in entry)) return entry;
  const { mentions: _gone, ...rest } = entry;
  return rest as Entry;
}

function withoutFiles(entry: TimelineEntry): TimelineEntry {
  if (!("files" in entry)) return entry;
  const { files: _gone, ...rest } = entry;
  return rest;
}

/** An event that waits, without its title. One more that has a title does not compile until it is named here. */
function untitled(entry: OutboxRow): OutboxRow {
  switch (entry.type) {
    case "ticket.created":
      return { ...entry, body: { ...entry.body, data: { ...entry.body.data, title: ERASED } } };
    case "ticket.resolved":
      return { ...entry, body: { ...entry.body, data: { ...entry.body.data, title: ERASED } } };
    default:
      entry.type satisfies Exclude<EventType, TitledType>;
      return entry;
  }
}

const inPlaceOf = (words: string) => (words === "" ? "" : ERASED);
