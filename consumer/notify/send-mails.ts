import type { Clock } from "#server/core/ports/environment.ts";
import { dressMail } from "#server/desk/mails/dress-mail.ts";
import { stopHeaders } from "#server/desk/mails/mail-headers.ts";
import type { MailStore } from "#server/desk/mails/store.ts";
import type { SendMail } from "./smtp.ts";
import { AWAY_MS, isServerAway, waitMs } from "./tried-again.ts";

const LEASE_MS = 60_000;
const BATCH = 20;
/** Somebody is looking at an empty inbox. */
const IDLE_MS = 1_000;
const FIRST_WAIT_MS = 2_000;

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
      const headers = stopHeaders(mail.words.stop);
      await send({ id: mail.id, to: mail.to, ...(await dressMail(mail.words)), headers });
    } catch (error) {
      onError(error);
      const isAway = isServerAway(error);
      await mails.postpone(
        mail.id,
        new Date(clock.now().getTime() + (isAway ? AWAY_MS : waitMs(FIRST_WAIT_MS, mail.tries))),
      );
      if (isAway) return AWAY_MS;
      continue;
    }
    await mails.erase(mail.id, "sent");
  }
  return 0;
}
