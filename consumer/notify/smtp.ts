import { createTransport } from "nodemailer";
import type { Mail } from "./mail-notices.ts";

const TIMEOUT_MS = 10_000;

/** Sends mails by SMTP, from the account in the URL or from quickfix at the application's host. */
export function createSmtp(smtpUrl: string, publicUrl: string): { send: (mail: Mail) => Promise<void>; close(): void } {
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
