import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { noticeSubject } from "#server/desk/mails/notice-subject.ts";
import type { NoticeMail, UnmailedNotice } from "#server/desk/notices/notice-mail.ts";

const DAY_MS = 86_400_000;
/** Nobody wants yesterday's news when the mail server is back. */
const MAX_AGE_MS = DAY_MS;
const LEASE_MS = 60_000;
const BATCH = 20;
const IDLE_MS = 5_000;

export interface Mail {
  /** The same for every try, so that a mail server can tell a repetition. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
export type SendMail = (mail: Mail, recipient?: UserId) => Promise<void>;

export interface MailPorts {
  readonly notices: NoticeMail;
  readonly clock: Clock;
  readonly send: SendMail;
  /** Where the links lead. */
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends what nobody has read yet by e-mail. A mail is sent first and marked after: killed in between, it goes out twice
 * rather than never. Resolves to the milliseconds until the next turn.
 */
export async function mailNotices({ notices, clock, send, publicUrl, onError }: MailPorts): Promise<number> {
  const now = clock.now();
  const leased = await notices.leaseUnmailed({
    since: new Date(now.getTime() - MAX_AGE_MS),
    now,
    until: new Date(now.getTime() + LEASE_MS),
    limit: BATCH,
  });
  for (const notice of leased) {
    try {
      await send(toMail(notice, publicUrl), notice.recipient);
      await notices.markMailed(notice.key, clock.now());
    } catch (error) {
      onError(error);
    }
  }
  return leased.length === BATCH ? 0 : IDLE_MS;
}

function toMail({ key, email, title, message, complaintId }: UnmailedNotice, publicUrl: string): Mail {
  const link = `${publicUrl}/complaints/${complaintId}`;
  return {
    id: key.replaceAll(":", "."),
    to: email,
    subject: noticeSubject(complaintId, title),
    text: `${title}\n\n${message}\n\n${link}\n`,
  };
}
