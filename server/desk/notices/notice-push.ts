import type { NoticeType } from "#server/core/events/notice.ts";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Words } from "#server/core/saying.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { findFiledByOthers } from "./filed-by-others.ts";
import { saidIn } from "./mapping.ts";
import { type NotificationRow, notificationRows } from "./rows.ts";

/** A notice that nobody was told of on their devices yet. */
export interface UnpushedNotice {
  readonly id: string;
  readonly recipient: UserId;
  readonly type: NoticeType;
  readonly title: Words;
  readonly message: Words;
  readonly complaintId: string;
  readonly at: Date;
  readonly isRead: boolean;
  readonly storedAt: Date;
}

/** One that is due, before anybody has taken it. */
export type DueNotice = Pick<UnpushedNotice, "id" | "recipient">;

/** Notices on their way to devices: those of people who are told on none go together, the others are leased one by one. */
export function createNoticePush(db: Database) {
  const notices = db.collection(notificationRows);
  return {
    /** Which of these complaints are another person's. */
    filedByOthers: (reader: UserId, complaintIds: Iterable<string>) => findFiledByOthers(db, reader, complaintIds),

    /** What is due, the oldest first. */
    async listDue(now: Date, limit: number): Promise<DueNotice[]> {
      const rows = await notices
        .find({ pushDue: { $lte: now } }, { projection: { recipient: 1 } })
        .sort({ pushDue: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ _id, recipient }) => ({
        id: _id.toHexString(),
        recipient: userIdOf(recipient.toHexString()),
      }));
    },

    /** Takes one that is still due; nobody else takes it before `until`. */
    async lease(id: string, now: Date, until: Date): Promise<UnpushedNotice | null> {
      const row = await notices.findOneAndUpdate(
        { _id: toObjectId(id), pushDue: { $lte: now } },
        { $set: { pushDue: until } },
      );
      return row && toUnpushed(row);
    },

    /** They were pushed, or are not to be. */
    async settle(ids: readonly string[]): Promise<void> {
      await notices.updateMany({ _id: { $in: ids.map(toObjectId) } }, { $unset: { pushDue: true } });
    },
  };
}

export type NoticePush = ReturnType<typeof createNoticePush>;

function toUnpushed(row: NotificationRow): UnpushedNotice {
  const { _id, recipient, type, complaintId, at, readAt, storedAt } = row;
  return {
    ...saidIn(row),
    ...{ id: _id.toHexString(), recipient: userIdOf(recipient.toHexString()), type, complaintId, at, storedAt },
    isRead: readAt !== null,
  };
}
