import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { MailSaying } from "#server/desk/mails/mail-words.ts";
import type { MailThread } from "#server/desk/notices/mail-thread-reader.ts";
import type { GatheredNotices, NoticeMail } from "#server/desk/notices/notice-mail.ts";
import { referencesOf } from "#server/desk/notices/thread.ts";
import type { ToldWords } from "#server/desk/notices/told-words-reader.ts";
import type { Stopping } from "#server/desk/preferences/stop-token.ts";
import { isFixed } from "#server/desk/preferences/wanted.ts";
import { noticeWords } from "./notice-words.ts";
import { AWAY_MS, isServerAway, waitMs } from "./tried-again.ts";

const DAY_MS = 86_400_000;
/** Nobody wants yesterday's news when the mail server is back. */
export const MAX_AGE_MS = DAY_MS;
const LEASE_MS = 60_000;
const BATCH = 20;
const IDLE_MS = 5_000;

export interface NewsMail {
  /** The same for every try, so that a mail server can tell a repetition. */
  readonly id: string;
  /** The same for every try as well, and its own. */
  readonly documentId: string;
  readonly to: string;
  readonly recipient: UserId;
  readonly says: MailSaying;
  /** Where an answer goes; null where nobody takes one. */
  readonly replyTo: string | null;
  /** Message-IDs of what it follows, the one that it answers last. */
  readonly references: readonly string[];
}
export type SendNews = (mail: NewsMail) => Promise<void>;

export interface MailPorts {
  readonly notices: NoticeMail;
  readonly threadOf: (mail: GatheredNotices) => Promise<MailThread>;
  /** What others wrote of it, as far as its reader may read that at this moment. */
  readonly saidIn: (mail: GatheredNotices) => Promise<readonly ToldWords[]>;
  readonly clock: Clock;
  readonly send: SendNews;
  /** How long news of one complaint are gathered for one mail. */
  readonly gatherMs: number;
  /** The address that takes this customer's answers about this complaint; null where none are taken. */
  readonly answersTo: (complaintId: string, recipient: UserId) => string | null;
  /** The page on which somebody ends their mails of these kinds. */
  readonly stopAt: (stopping: Stopping) => string;
  /** Where the links lead. */
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends what nobody has read yet by e-mail, gathered by complaint. A mail is sent first and marked after: killed in between,
 * it goes out twice under one Message-ID rather than never. Resolves to the milliseconds until the next turn.
 */
export async function mailNotices(ports: MailPorts, signal?: AbortSignal): Promise<number> {
  const { notices, clock, gatherMs } = ports;
  for (let taken = 0; taken < BATCH && !signal?.aborted; taken++) {
    const now = clock.now();
    const { mail, isMore } = await notices.lease({
      now,
      since: before(now, MAX_AGE_MS),
      gatheredBy: before(now, gatherMs),
      until: after(now, LEASE_MS),
    });
    if (!isMore) return Math.min(IDLE_MS, Math.max(1_000, gatherMs));
    if (mail && (await sendOne(ports, mail)) === "away") return AWAY_MS;
  }
  return 0;
}

async function sendOne(ports: MailPorts, mail: GatheredNotices): Promise<"sent" | "refused" | "away"> {
  const { notices, clock, send, onError } = ports;
  try {
    await send(await toMail(mail, ports));
  } catch (error) {
    onError(error);
    const isAway = isServerAway(error);
    await notices.postpone(mail, after(clock.now(), isAway ? AWAY_MS : waitMs(LEASE_MS, mail.tries)));
    return isAway ? "away" : "refused";
  }
  await notices.markMailed(mail, clock.now());
  return "sent";
}

async function toMail(mail: GatheredNotices, ports: MailPorts): Promise<NewsMail> {
  const { publicUrl, answersTo, stopAt, threadOf, saidIn } = ports;
  const { id, email: to, complaintId, recipient, mayAnswer, noticeIds } = mail;
  const replyTo = mayAnswer ? answersTo(complaintId, recipient) : null;
  const { title, ours, theirs } = complaintId ? await threadOf(mail) : ALONE;
  const stoppable = mail.kinds.filter((kind) => !isFixed(kind, "mail"));
  const stop = stoppable.length > 0 ? stopAt({ userId: recipient, kinds: stoppable }) : undefined;
  const said = await saidIn(mail);
  const says = noticeWords(mail, { publicUrl, title, takesAnswers: replyTo !== null, said, stop });
  const documentId = noticeIds[0] ?? "";
  return { id, documentId, to, recipient, says, replyTo, references: referencesOf(ours, theirs) };
}

const ALONE = { title: "", ours: [], theirs: [] };

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);
const after = (now: Date, ms: number) => before(now, -ms);
