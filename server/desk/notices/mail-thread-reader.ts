import type { Words } from "#server/core/saying.ts";
import { inboxRows } from "#server/desk/inbox/rows.ts";
import { messageIdOf } from "#server/desk/mails/message-id.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { saidIn } from "./mapping.ts";
import type { GatheredNotices } from "./notice-mail.ts";
import { notificationRows } from "./rows.ts";
import { type InThread, titleIn } from "./thread.ts";

/** A mail's place among those that went between one person and us about one complaint. */
export interface MailThread {
  /** What the complaint was called in the first of our mails. */
  readonly title: Words;
  readonly ours: readonly InThread[];
  readonly theirs: readonly InThread[];
}

/** Nobody writes as many mails about one complaint. */
const MOST_RECEIVED = 200;

/**
 * What went before a mail: the first of ours and the one before it, and what its reader wrote from the mailbox that it goes
 * to. `idHost` stands behind the @ of our Message-IDs.
 */
export function createMailThreadReader(db: Database) {
  const notices = db.collection(notificationRows);
  const received = db.collection(inboxRows);
  return {
    async of(
      { id, recipient, email, complaintId, since, notices: gathered }: Gathered,
      idHost: string,
    ): Promise<MailThread> {
      const mailed = { recipient: toObjectId(recipient), complaintId, mailedAs: { $exists: true } } as const;
      const [first, previous, theirs] = await Promise.all([
        notices.findOne(mailed, { sort: { storedAt: 1 } }),
        notices.findOne({ ...mailed, storedAt: { $lt: since } }, { sort: { storedAt: -1 } }),
        receivedFrom(email, complaintId),
      ]);
      const ours = [first, previous].flatMap((row) =>
        row?.mailedAs && row.mailedAs !== id
          ? [{ id: messageIdOf(row.mailedAs, idHost), at: row.emailedAt ?? row.storedAt }]
          : [],
      );
      const named = first ? saidIn(first) : gathered[0];
      return { title: titleIn(named?.message ?? "", complaintId), ours, theirs };
    },
  };

  async function receivedFrom(from: string, complaintId: string): Promise<InThread[]> {
    const rows = await received
      .find(
        { complaintId, from, state: "taken", messageId: { $exists: true } },
        { projection: { messageId: 1, at: 1 }, limit: MOST_RECEIVED },
      )
      .sort({ _id: 1 })
      .toArray();
    return rows.flatMap(({ messageId, at }) => (messageId ? [{ id: messageId, at }] : []));
  }
}

type Gathered = Pick<GatheredNotices, "id" | "recipient" | "email" | "complaintId" | "since" | "notices">;
