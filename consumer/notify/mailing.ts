import { createTransport } from "nodemailer";
import { createNoticeMail } from "#server/desk/notices/notice-mail.ts";
import { systemClock as clock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import type { Log } from "#server/platform/log.ts";
import type { Loop } from "#server/platform/loop.ts";
import { type MailPorts, mailNotices } from "./mail-notices.ts";

const TIMEOUT_MS = 10_000;

export interface Mailing extends Disposable {
  readonly loops: readonly Loop[];
}

/** Mails notices by SMTP, from the account in the URL or from quickfix at the application's host; nothing without a URL. */
export function createMailing(
  db: Database,
  { smtpUrl, publicUrl }: Pick<ConsumerEnv, "smtpUrl" | "publicUrl">,
  log: Pick<Log, "warn">,
): Mailing {
  if (!smtpUrl) return { loops: [], [Symbol.dispose]() {} };
  const smtp = createSmtp(smtpUrl, publicUrl);
  const ports = {
    notices: createNoticeMail(db),
    clock,
    publicUrl,
    send: smtp.send,
    onError: (error: unknown) => log.warn({ err: error }, "a notice could not be mailed and will be tried again"),
  };
  return {
    loops: [{ name: "mail", turn: () => mailNotices(ports) }],
    [Symbol.dispose]: smtp.close,
  };
}

/** A pool of connections to the mail server in the URL. */
export function createSmtp(smtpUrl: string, publicUrl: string): { send: MailPorts["send"]; close(): void } {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const user = decodeURIComponent(new URL(smtpUrl).username);
  const address = user.includes("@") ? user : `quickfix@${new URL(publicUrl).hostname}`;
  return {
    async send(mail) {
      await transport.sendMail({ from: { name: "QuickFix", address }, ...mail });
    },
    close: () => transport.close(),
  };
}
