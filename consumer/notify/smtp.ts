import { createTransport } from "nodemailer";
import { isPublic } from "#server/platform/addresses/public-address.ts";
import type { SendMail } from "./mail-notices.ts";

const TIMEOUT_MS = 10_000;

/** A pool of connections to the mail server in the URL. Mail comes from the account in it, or from quickfix at our own host. */
export function createSmtp(smtpUrl: string, publicUrl: string): { readonly send: SendMail; close(): void } {
  const transport = createTransport({
    ...encryptionFor(smtpUrl),
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const user = decodeURIComponent(new URL(smtpUrl).username);
  const host = new URL(publicUrl).hostname;
  const address = user.includes("@") ? user : `quickfix@${host}`;
  return {
    async send({ id, ...mail }) {
      await transport.sendMail({ from: { name: "QuickFix", address }, messageId: `<${id}@${host}>`, ...mail });
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
