import { mongo } from "mongoose";
import type { NoticeStore, StoredNotice } from "../../ports/outbox-store.ts";
import { newDocumentId, toObjectId } from "../ids.ts";
import { nativeCollection } from "../model.ts";
import { NotificationModel, type NotificationRow } from "../models/notification.ts";

const DUPLICATE_KEY = 11000;

/** Notifications, once per event and recipient: the unique key decides, so any number of retries stores one. */
export function createNoticeStore(): NoticeStore {
  return {
    async insert(notices) {
      if (notices.length === 0) return [];
      const stored = notices.map((notice) => ({ ...notice, id: newDocumentId() }));
      try {
        await nativeCollection<NotificationRow>(NotificationModel).bulkWrite(stored.map(insertOf), { ordered: false });
        return stored;
      } catch (error) {
        const known = duplicatesIn(error);
        return stored.filter((_, index) => !known.has(index));
      }
    },
  };
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

export function fromNotificationRow(row: NotificationRow): StoredNotice {
  return {
    id: row._id.toHexString(),
    key: row.key,
    eventId: row.eventId,
    recipient: row.recipient.toHexString(),
    type: row.type,
    title: row.title,
    message: row.message,
    complaintId: row.complaintId,
    at: row.at,
  };
}
