import type { Clock } from "#server/core/ports/environment.ts";
import { bodyOf } from "#server/desk/mails/body-of.ts";
import type { MailStore } from "#server/desk/mails/store.ts";
import type { SendMail } from "./mail-notices.ts";

const LEASE_MS = 60_000;
const BATCH = 20;
/** Somebody is looking at an empty inbox. */
const IDLE_MS = 1_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10 * 60_000;

export interface SendMailPorts {
  readonly mails: Pick<MailStore, "lease" | "postpone" | "erase">;
  readonly clock: Clock;
  readonly send: SendMail;
  readonly onError: (error: unknown) => void;
}

/**
 * Sends what people asked for by an act at one of our doors. At least once: killed between sending and noting it, the same
 * mail goes out again under the same Message-ID. What a mail said is erased when it is out, or when nobody can use it any
 * more. Resolves to the milliseconds until the next turn.
 */
export async function sendMails({ mails, clock, send, onError }: SendMailPorts): Promise<number> {
  for (let sent = 0; sent < BATCH; sent++) {
    const now = clock.now();
    const mail = await mails.lease(now, new Date(now.getTime() + LEASE_MS));
    if (!mail) return IDLE_MS;
    if (mail.until <= now) {
      await mails.erase(mail.id, "void");
      continue;
    }
    try {
      await send({ id: mail.id, to: mail.to, subject: mail.subject, text: bodyOf(mail) });
    } catch (error) {
      onError(error);
      await mails.postpone(mail.id, new Date(now.getTime() + waitMs(mail.tries)));
      continue;
    }
    await mails.erase(mail.id, "sent");
  }
  return 0;
}

/** Doubles with every try, up to ten minutes. */
function waitMs(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
}
