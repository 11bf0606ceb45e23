import { createTransport } from "nodemailer";
import { composeMail, type MailSender, type OutgoingMail } from "#server/desk/mails/compose-mail.ts";
import { isPublic } from "#server/platform/addresses/public-address.ts";

const TIMEOUT_MS = 10_000;

export type SendMail = (mail: OutgoingMail) => Promise<void>;

/** A pool of connections to the mail server in the URL. */
export function createSmtp(smtpUrl: string, sender: MailSender): { readonly send: SendMail; close(): void } {
  const transport = createTransport({
    ...encryptionFor(smtpUrl),
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    async send(mail) {
      await transport.sendMail(composeMail(mail, sender));
    },
    close: () => transport.close(),
  };
}

/**
 * Nobody between us and a mail server elsewhere may talk us out of encrypting. One in our own network may know no TLS; the
 * address can say `requireTLS=true` there.
 */
export function encryptionFor(smtpUrl: string): { readonly requireTLS: boolean } {
  return { requireTLS: isPublic(smtpUrl) };
}
