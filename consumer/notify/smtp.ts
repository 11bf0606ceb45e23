import { createTransport } from "nodemailer";
import type { SendMail } from "./mail-notices.ts";

const TIMEOUT_MS = 10_000;

/** A pool of connections to the mail server in the URL. Mail comes from the account in it, or from quickfix at our own host. */
export function createSmtp(smtpUrl: string, publicUrl: string): { readonly send: SendMail; close(): void } {
  const transport = createTransport({
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
