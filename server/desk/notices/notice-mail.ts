import { type UserId, userIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type NotificationRow, notificationRows } from "./rows.ts";

/** A stored notice that has not gone out by e-mail. */
export interface UnmailedNotice {
  readonly key: string;
  readonly recipient: UserId;
  readonly email: string;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
}

/** Notices that are still to go out by e-mail, leased one by one so that several mailers never send the same. */
export function createNoticeMail(db: Database) {
  const notices = db.collection(notificationRows);
  return {
    /** Takes up to `limit` unread notices stored after `since` that are not mailed; nobody else takes them before `until`. */
    async leaseUnmailed({
      since,
      now,
      until,
      limit,
    }: {
      since: Date;
      now: Date;
      until: Date;
      limit: number;
    }): Promise<UnmailedNotice[]> {
      const leased: NotificationRow[] = [];
      while (leased.length < limit) {
        const row = await notices.findOneAndUpdate(
          {
            emailedAt: null,
            readAt: null,
            storedAt: { $gte: since },
            $or: [{ mailLease: null }, { mailLease: { $lte: now } }],
          },
          { $set: { mailLease: until } },
          { sort: { emailedAt: 1, storedAt: 1 } },
        );
        if (!row) break;
        leased.push(row);
      }
      const people = await db
        .collection(userRows)
        .find(
          // Nobody is written to whose address may be a stranger's.
          { _id: { $in: leased.map((row) => row.recipient) }, active: true, claims: { $exists: false } },
          { projection: { email: 1 } },
        )
        .toArray();
      const emails = new Map(people.map((row) => [row._id.toHexString(), row.email]));
      return leased.flatMap((row) => {
        const recipient = userIdOf(row.recipient.toHexString());
        const email = emails.get(recipient);
        const { key, title, message, complaintId } = row;
        return email ? [{ key, recipient, email, title, message, complaintId }] : [];
      });
    },

    async markMailed(key: string, now: Date): Promise<void> {
      await notices.updateOne({ key }, { $set: { emailedAt: now, mailLease: null } });
    },
  };
}

export type NoticeMail = ReturnType<typeof createNoticeMail>;
