import type { Notice } from "#server/core/events/notice.ts";
import type { NoticeStore, StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { OF_THE_MAJORITY, refusedIn } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { createNotificationReader } from "./notification-reader.ts";
import { createReadings } from "./readings.ts";
import { type NotificationRow, notificationRows } from "./rows.ts";

/**
 * Notifications, once per event and recipient: the unique key decides, so any number of retries stores one. What is to be
 * stored at the same moment is one write.
 */
export function createNoticeStore(db: Database): NoticeStore {
  const notices = db.collection(notificationRows);
  const insertAll = sharedQuery(async (asked: readonly (readonly Notice[])[]) => {
    const all = asked.flatMap((notices, asker) =>
      notices.map((notice) => ({ asker, notice: { ...notice, id: newDocumentId() } })),
    );
    // The first who asks for one stores it.
    const rows = [...new Map(all.toReversed().map((row) => [row.notice.key, row])).values()];
    const writes = rows.map(({ notice }) => insertOf(notice));
    // What was refused counts as told once it is there to stay; until then its event has to come again.
    const refused = await refusedIn(notices.bulkWrite(writes, { ordered: false }), async (known) => {
      const keys = rows.filter((_, index) => known.has(index)).map(({ notice }) => notice.key);
      return (await notices.countDocuments({ key: { $in: keys } }, OF_THE_MAJORITY)) === keys.length;
    });
    const stored = rows.filter((_, index) => !refused.has(index)).toReversed();
    return asked.map((_, asker) => stored.flatMap((row) => (row.asker === asker ? [row.notice] : [])));
  });
  const [reader, readings] = [createNotificationReader(db), createReadings(db)];
  return {
    insert: async (asked) => (asked.length === 0 ? [] : insertAll(asked)),
    async takeBackHelp(people, complaintId, at) {
      for (const id of await reader.takeBackHelp(people, complaintId, at)) await readings.announce(id);
    },
  };
}

/** Stored with the database's time, in whose order open browsers are told; one that is there is refused. */
function insertOf({ id, key, title, message, ...notice }: StoredNotice) {
  const row: Omit<NotificationRow, "key" | "storedAt" | "pushDue"> = {
    ...notice,
    says: { title, message },
    _id: toObjectId(id),
    recipient: toObjectId(notice.recipient),
    readAt: null,
    emailedAt: null,
    // What was done to somebody's account is nothing to wait with: it goes out as what was taken and not sent.
    mailLease: notice.complaintId === "" ? notice.at : null,
  };
  const update = { $setOnInsert: row, $currentDate: { storedAt: true as const, pushDue: true as const } };
  return { updateOne: { filter: { key, storedAt: { $exists: false } }, update, upsert: true } };
}
