import { type Collection, mongo } from "mongoose";
import type { Notice } from "#server/core/events/notice.ts";
import type { NoticeStore, StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { sharedQuery } from "#server/platform/db/shared-query.ts";
import { type NotificationRow, notificationRows } from "./rows.ts";

const DUPLICATE_KEY = 11000;

/**
 * Notifications, once per event and recipient: the unique key decides, so any number of retries stores one. What is to be
 * stored at the same moment is one write.
 */
export function createNoticeStore(db: Database): NoticeStore {
  const insertAll = sharedQuery(async (asked: readonly (readonly Notice[])[]) => {
    const rows = asked.flatMap((notices, asker) =>
      notices.map((notice) => ({ asker, notice: { ...notice, id: newDocumentId() } })),
    );
    const known = await store(
      db.collection(notificationRows),
      rows.map(({ notice }) => notice),
    );
    const stored = rows.filter((_, index) => !known.has(index));
    return asked.map((_, asker) => stored.flatMap((row) => (row.asker === asker ? [row.notice] : [])));
  });
  return { insert: async (notices) => (notices.length === 0 ? [] : insertAll(notices)) };
}

/** Stores what is new, and returns the indexes of the rest. */
async function store(rows: Collection<NotificationRow>, notices: readonly StoredNotice[]): Promise<Set<number>> {
  try {
    await rows.bulkWrite(notices.map(insertOf), { ordered: false });
    return new Set();
  } catch (error) {
    return duplicatesIn(error);
  }
}

/** Indexes of the rows that were there already; anything else that went wrong is thrown on. */
function duplicatesIn(error: unknown): Set<number> {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some((failure) => failure.code !== DUPLICATE_KEY)) throw error;
  return new Set(failures.map((failure) => failure.index));
}

/** Stored with the database's time, in whose order open browsers are told; one that is there is refused. */
function insertOf({ id, key, ...notice }: StoredNotice) {
  const row: Omit<NotificationRow, "key" | "storedAt"> = {
    ...notice,
    _id: toObjectId(id),
    recipient: toObjectId(notice.recipient),
    readAt: null,
    emailedAt: null,
    mailLease: null,
  };
  const update = { $setOnInsert: row, $currentDate: { storedAt: true as const } };
  return { updateOne: { filter: { key, storedAt: { $exists: false } }, update, upsert: true } };
}
