import { DocumentId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { NotificationReader } from "./ports/notification-reader.ts";
import { notificationRows } from "./rows.ts";

export function createNotificationReader(db: Database): NotificationReader {
  const notifications = db.collection(notificationRows);
  return {
    async list(recipient, limit) {
      const rows = await notifications
        .find({ recipient: toObjectId(recipient) })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id, type, title, message, complaintId, at, readAt }) => ({
        id: _id.toHexString(),
        type,
        title,
        message,
        complaintId,
        at,
        read: readAt !== null,
      }));
    },

    countUnread: (recipient) =>
      notifications.countDocuments({ recipient: toObjectId(recipient), readAt: null }, { hint: "unread" }),

    async markRead(recipient, ids, now) {
      const mine = { recipient: toObjectId(recipient), readAt: null };
      const known = ids?.filter((id) => DocumentId.safeParse(id).success).map(toObjectId);
      await notifications.updateMany(known ? { ...mine, _id: { $in: known } } : mine, { $set: { readAt: now } });
    },
  };
}
