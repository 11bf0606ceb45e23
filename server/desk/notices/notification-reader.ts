import type { NoticeType } from "#server/core/events/notice.ts";
import { DocumentId, type EventId, type UserId, userIdOf } from "#server/core/ids.ts";
import type { Words } from "#server/core/saying.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { findFiledByOthers } from "./filed-by-others.ts";
import { saidIn } from "./mapping.ts";
import { type NotificationRow, notificationRows } from "./rows.ts";

/** Read at a time while a list of complaints fills; a conversation of which somebody was told often takes more of them. */
const BATCH = 200;

/** Whoever has left more than this unread is not helped by a number. */
const MOST_COUNTED = 5_000;

export interface NotificationRecord {
  readonly id: string;
  readonly type: NoticeType;
  readonly title: Words;
  readonly message: Words;
  readonly complaintId: string;
  readonly at: Date;
  readonly read: boolean;
  readonly eventId: EventId;
}

/** A person's own notifications, newest first. */
export function createNotificationReader(db: Database) {
  const notifications = db.collection(notificationRows);
  const filedByOthers = (reader: UserId, complaintIds: Iterable<string>) => findFiledByOthers(db, reader, complaintIds);
  const newest = (recipient: UserId, others: readonly string[]) =>
    notifications.find({ recipient: toObjectId(recipient), ...notAbout(others) }).sort({ _id: -1 });
  return {
    /** Without what is about some complaints, as everything that has `without` here. */
    async list(recipient: UserId, limit: number, without: readonly string[] = []): Promise<NotificationRecord[]> {
      const rows = await newest(recipient, without).limit(limit).toArray();
      return rows.map(toRecord);
    },

    /** The newest about each complaint, for as many complaints as asked for. What is about none stands for itself. */
    async listNewest(recipient: UserId, limit: number, without: readonly string[] = []): Promise<NotificationRecord[]> {
      const found = new Map<string, NotificationRow>();
      for await (const row of newest(recipient, without).batchSize(BATCH)) {
        const about = row.complaintId || row._id.toHexString();
        if (found.has(about)) continue;
        found.set(about, row);
        if (found.size === limit) break;
      }
      return [...found.values()].map(toRecord);
    },

    countUnread: (recipient: UserId): Promise<number> =>
      notifications.countDocuments({ recipient: toObjectId(recipient), readAt: null }, { hint: "unread_about" }),

    /** How many unread ones there are about each complaint, and about none, those of some types left out; where none is, it is absent. */
    async countUnreadByComplaint(
      recipient: UserId,
      quiet: readonly NoticeType[] = [],
      without: readonly string[] = [],
    ): Promise<Map<string, number>> {
      const which = { ...(quiet.length > 0 ? { type: { $nin: [...quiet] } } : {}), ...notAbout(without) };
      const unread = notifications.find(
        { recipient: toObjectId(recipient), readAt: null, ...which },
        { projection: { _id: 0, complaintId: 1 }, hint: "unread_about", limit: MOST_COUNTED, batchSize: MOST_COUNTED },
      );
      const counts = new Map<string, number>();
      for await (const { complaintId } of unread) counts.set(complaintId, (counts.get(complaintId) ?? 0) + 1);
      return counts;
    },

    /** Which of these complaints are another person's. */
    filedByOthers,

    /** All complaints of other people that somebody was ever told of. */
    async listFiledByOthers(recipient: UserId): Promise<readonly string[]> {
      const told = notifications.find(
        { recipient: toObjectId(recipient) },
        { projection: { _id: 0, complaintId: 1 }, hint: "unread_about", batchSize: MOST_COUNTED },
      );
      const about = new Set<string>();
      for await (const { complaintId } of told) about.add(complaintId);
      return filedByOthers(recipient, about);
    },

    hasUnreadAbout: async (recipient: UserId, complaintId: string): Promise<boolean> =>
      (await notifications.findOne(
        { recipient: toObjectId(recipient), readAt: null, complaintId },
        { projection: { _id: 1 } },
      )) !== null,

    /**
     * `ids: null` means all. Ids of other people's notifications are left alone.
     * @returns whether any was unread
     */
    async markRead(recipient: UserId, ids: readonly string[] | null, now: Date): Promise<boolean> {
      const mine = { recipient: toObjectId(recipient), readAt: null };
      const known = ids?.filter((id) => DocumentId.safeParse(id).success).map(toObjectId);
      const which = known ? { ...mine, _id: { $in: known } } : mine;
      return (await notifications.updateMany(which, { $set: { readAt: now } })).modifiedCount > 0;
    },

    /** The same of all that is about one complaint, or of what happened to it up to a `rev`. */
    async markReadAbout(recipient: UserId, complaintId: string, now: Date, upTo?: number): Promise<boolean> {
      const until = upTo === undefined ? {} : { rev: { $not: { $gt: upTo } } };
      const which = { recipient: toObjectId(recipient), readAt: null, complaintId, ...until };
      return (await notifications.updateMany(which, { $set: { readAt: now } })).modifiedCount > 0;
    },

    /**
     * Whoever was asked for help with a complaint need not read that any more.
     * @returns those who had not read it
     */
    async takeBackHelp(people: readonly UserId[], complaintId: string, now: Date): Promise<readonly UserId[]> {
      const asked = { recipient: { $in: people.map(toObjectId) }, readAt: null, complaintId, type: "help" as const };
      const unread = await notifications.find(asked, { projection: { recipient: 1 } }).toArray();
      if (unread.length === 0) return [];
      await notifications.updateMany({ _id: { $in: unread.map(({ _id }) => _id) } }, { $set: { readAt: now } });
      return unread.map(({ recipient }) => userIdOf(recipient.toHexString()));
    },
  };
}

export type NotificationReader = ReturnType<typeof createNotificationReader>;

const notAbout = (complaintIds: readonly string[]) =>
  complaintIds.length > 0 ? { complaintId: { $nin: [...complaintIds] } } : {};

function toRecord(row: NotificationRow): NotificationRecord {
  const { _id, eventId, type, complaintId, at, readAt } = row;
  return { id: _id.toHexString(), eventId, type, ...saidIn(row), complaintId, at, read: readAt !== null };
}
