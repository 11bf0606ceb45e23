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

/** Nobody writes as many mails about one complaint, and nobody gets as many. */
const MOST = 200;

/**
 * What went before a mail: the first of ours and the one before it, and what its reader wrote from the mailbox that it goes
 * to. `idHost` stands behind the @ of our Message-IDs.
 */
export function createMailThreadReader(db: Database) {
  const notices = db.collection(notificationRows);
  const received = db.collection(inboxRows);
  return {
    async of(
      { id, recipient, email, complaintId, since, mayAnswer, notices: gathered }: Gathered,
      idHost: string,
    ): Promise<MailThread> {
      const mailed = { recipient: toObjectId(recipient), complaintId, mailedAs: { $exists: true } } as const;
      const [mails, theirs] = await Promise.all([
        notices.find(mailed).sort({ storedAt: 1 }).limit(MOST).toArray(),
        // Who gets no address to answer to has sent nothing there.
        mayAnswer ? receivedFrom(email, complaintId) : [],
      ]);
      const [first, previous] = [mails[0], mails.findLast(({ storedAt }) => storedAt < since)];
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
        { projection: { messageId: 1, at: 1 }, limit: MOST },
      )
      .sort({ _id: 1 })
      .toArray();
    return rows.flatMap(({ messageId, at }) => (messageId ? [{ id: messageId, at }] : []));
  }
}

type Gathered = Pick<GatheredNotices, "id" | "recipient" | "email" | "complaintId" | "since" | "mayAnswer" | "notices">;
