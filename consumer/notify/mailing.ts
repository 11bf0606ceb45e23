import type { UserId } from "#server/core/ids.ts";
import { createLeadReader } from "#server/desk/alerts/lead-reader.ts";
import { createAlertStore } from "#server/desk/alerts/store.ts";
import { type Mailbox, mailboxOf } from "#server/desk/inbox/mailbox.ts";
import { replyAddress } from "#server/desk/inbox/reply-address.ts";
import { type Delivery, deliveryOf } from "#server/desk/mails/delivery.ts";
import { dressMail } from "#server/desk/mails/dress-mail.ts";
import { dueMails } from "#server/desk/mails/due-mails.ts";
import { inWords } from "#server/desk/mails/in-words.ts";
import { newsHeaders, stopHeaders } from "#server/desk/mails/mail-headers.ts";
import { postMailOnce } from "#server/desk/mails/post-mail.ts";
import { createMailStore, type MailStore } from "#server/desk/mails/store.ts";
import { dueToMail } from "#server/desk/notices/due-notices.ts";
import { createMailThreadReader } from "#server/desk/notices/mail-thread-reader.ts";
import { createNoticeMail, type GatheredNotices } from "#server/desk/notices/notice-mail.ts";
import { createToldWordsReader } from "#server/desk/notices/told-words-reader.ts";
import { type Stopping, stopToken } from "#server/desk/preferences/stop-token.ts";
import { createPreferenceStore } from "#server/desk/preferences/store.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { systemIds as ids } from "#server/platform/ids.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop, Resting } from "#server/platform/loop.ts";
import { createLeadLoop, LEADS_REST_MS } from "./lead-loop.ts";
import { mailAlerts } from "./mail-alerts.ts";
import { MAX_AGE_MS, mailNotices, type SendNews } from "./mail-notices.ts";
import { sendMails } from "./send-mails.ts";
import { createSmtp, type SendMail } from "./smtp.ts";

export interface Mailing extends Disposable {
  readonly loops: readonly Loop[];
}

/** Sends notices, alerts and what people asked for by SMTP, or puts them into the catcher; nothing where no mail goes out. */
export function createMailing(
  db: Database,
  env: Pick<ConsumerEnv, "isPublic" | "mailGatherMs" | "presence"> & Parameters<typeof mailboxOf>[0],
  { waiting, resting }: { readonly waiting: Waiting; readonly resting: Resting },
  log: Pick<Log, "warn">,
): Mailing {
  const delivery = deliveryOf(env);
  const mailbox = mailboxOf(env);
  const mails = createMailStore(db);
  const preferences = createPreferenceStore(db);
  const stopAt = (stopping: Stopping) => `${env.publicUrl}/unsubscribe/${stopToken(stopping, mailbox)}`;
  const notices = (send: SendNews): Loop => {
    const threads = createMailThreadReader(db);
    const ports = {
      notices: createNoticeMail(db, { preferences }),
      threadOf: (mail: GatheredNotices) => threads.of(mail, mailbox.idHost),
      saidIn: createToldWordsReader(db).of,
      ...{ clock, send, publicUrl: env.publicUrl, gatherMs: delivery.gatherMs },
      stopAt,
      answersTo: (complaintId: string, userId: UserId) =>
        mailbox.isOpen ? replyAddress(mailbox.address, { complaintId, userId }, mailbox) : null,
      onError: (error: unknown) => log.warn({ err: error }, "a notice could not be mailed and will be tried again"),
    };
    const due = dueToMail({ gatherMs: delivery.gatherMs, maxAgeMs: MAX_AGE_MS });
    return waiting(due, { name: "mail", turn: (signal) => mailNotices(ports, signal) });
  };
  if (delivery.way === "none") return { loops: [], [Symbol.dispose]() {} };
  const hereMs = env.presence.pageMs;
  const toLeads = { alerts: createAlertStore(db), leads: createLeadReader(db), ...{ preferences, mails, delivery } };
  const alertMail = createLeadLoop({
    name: "alert-mail",
    elapsed: () => performance.now(),
    hereMs,
    tell: () => mailAlerts({ ...toLeads, stopAt, clock, ids, hereMs }),
  });
  const alerts = resting(LEADS_REST_MS, alertMail);
  if (!env.smtpUrl) return { loops: [notices(keepNews(mails, delivery)), alerts], [Symbol.dispose]() {} };

  const smtp = createSmtp(env.smtpUrl, mailbox);
  const onError = (error: unknown) => log.warn({ err: error }, "a mail could not be sent and will be tried again");
  const asked = waiting([dueMails], {
    name: "asked-mail",
    turn: () => sendMails({ mails, clock, send: smtp.send, onError }),
  });
  return { loops: [notices(sendNews(smtp.send, mailbox)), asked, alerts], [Symbol.dispose]: smtp.close };
}

/** Sends news in words. */
function sendNews(send: SendMail, { idHost }: Pick<Mailbox, "idHost">): SendNews {
  return async ({ id, to, says, replyTo, references }) => {
    const words = inWords({ says, link: null });
    const headers = { ...newsHeaders(idHost), ...stopHeaders(words.stop) };
    await send({ id, to, ...(await dressMail(words)), replyTo, references, headers });
  };
}

/** Keeps news where /mail shows them, once however often they are brought. */
function keepNews(mails: Pick<MailStore, "insert">, delivery: Delivery): SendNews {
  const posting = { mails, delivery, clock, ids };
  return ({ id: sentAs, documentId, to, says, replyTo, references, recipient: userId }) =>
    postMailOnce(posting, documentId, { kind: "notice", to, userId, says, link: null, replyTo, sentAs, references });
}
