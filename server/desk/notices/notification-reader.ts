import type { NoticeType } from "#server/core/events/notice.ts";
import { DocumentId, type UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { notificationRows } from "./rows.ts";

interface NotificationRecord {
  readonly id: string;
  readonly type: NoticeType;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
  readonly at: Date;
  readonly read: boolean;
}

/** A person's own notifications, newest first. */
export function createNotificationReader(db: Database) {
  const notifications = db.collection(notificationRows);
  return {
    async list(recipient: UserId, limit: number): Promise<NotificationRecord[]> {
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

    countUnread: (recipient: UserId): Promise<number> =>
      notifications.countDocuments({ recipient: toObjectId(recipient), readAt: null }, { hint: "unread" }),

    /** `ids: null` means all. Ids of other people's notifications are left alone. */
    async markRead(recipient: UserId, ids: readonly string[] | null, now: Date): Promise<void> {
      const mine = { recipient: toObjectId(recipient), readAt: null };
      const known = ids?.filter((id) => DocumentId.safeParse(id).success).map(toObjectId);
      await notifications.updateMany(known ? { ...mine, _id: { $in: known } } : mine, { $set: { readAt: now } });
    },
  };
}

export type NotificationReader = ReturnType<typeof createNotificationReader>;
