import { type Delivery, deliveryOf } from "#server/desk/mails/delivery.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import { createMailStore, type MailStore } from "#server/desk/mails/store.ts";
import { createNoticeMail } from "#server/desk/notices/notice-mail.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { systemIds as ids } from "#server/platform/ids.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop } from "#server/platform/loop.ts";
import { mailNotices, type SendMail } from "./mail-notices.ts";
import { sendMails } from "./send-mails.ts";
import { createSmtp } from "./smtp.ts";

export interface Mailing extends Disposable {
  readonly loops: readonly Loop[];
}

/** Sends notices and what people asked for by SMTP, or puts notices into the catcher; nothing where no mail goes out. */
export function createMailing(
  db: Database,
  env: Pick<ConsumerEnv, "smtpUrl" | "publicUrl" | "mode" | "isPublic">,
  log: Pick<Log, "warn">,
): Mailing {
  const delivery = deliveryOf(env);
  const mails = createMailStore(db);
  const notices = (send: SendMail): Loop => {
    const onError = (error: unknown) =>
      log.warn({ err: error }, "a notice could not be mailed and will be tried again");
    const ports = { notices: createNoticeMail(db), clock, publicUrl: env.publicUrl, send, onError };
    return { name: "mail", turn: () => mailNotices(ports) };
  };
  if (delivery.way === "none") return { loops: [], [Symbol.dispose]() {} };
  if (!env.smtpUrl) return { loops: [notices(catchNotice(mails, delivery))], [Symbol.dispose]() {} };

  const smtp = createSmtp(env.smtpUrl, env.publicUrl);
  const onError = (error: unknown) => log.warn({ err: error }, "a mail could not be sent and will be tried again");
  const asked = { name: "asked-mail", turn: () => sendMails({ mails, clock, send: smtp.send, onError }) };
  return { loops: [notices(smtp.send), asked], [Symbol.dispose]: smtp.close };
}

/** Keeps a notice where /mail shows it. */
function catchNotice(mails: Pick<MailStore, "insert">, delivery: Delivery): SendMail {
  return async ({ to, subject, text }, recipient) => {
    const mail = { kind: "notice", to, userId: recipient ?? null, subject, text, link: null } as const;
    await postMail({ mails, delivery, clock, ids }, mail);
  };
}
