import { createTransport } from "nodemailer";
import type { DressedMail } from "#server/desk/mails/dress-mail.ts";
import { OF_PROGRAMS } from "#server/desk/mails/mail-headers.ts";
import { messageIdOf } from "#server/desk/mails/message-id.ts";
import { isPublic } from "#server/platform/addresses/public-address.ts";

const TIMEOUT_MS = 10_000;

export interface Mail extends DressedMail {
  /** The same for every try, so that a mail server can tell a repetition. */
  readonly id: string;
  readonly to: string;
  /** Where an answer goes, where that is not the address that it comes from. */
  readonly replyTo?: string | null;
  /** Message-IDs of the mails that it follows, the one that it answers last. */
  readonly references?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where mails come from, and what stands behind the @ of their ids. */
interface From {
  readonly address: string;
  readonly idHost: string;
}
export type SendMail = (mail: Mail) => Promise<void>;

/** A pool of connections to the mail server in the URL. */
export function createSmtp(smtpUrl: string, { address, idHost }: From): { readonly send: SendMail; close(): void } {
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
    async send({ id, replyTo, references = [], headers, ...mail }) {
      const answered = references.at(-1);
      await transport.sendMail({
        from: { name: "QuickFix", address },
        ...(replyTo ? { replyTo } : {}),
        messageId: messageIdOf(id, idHost),
        ...(answered ? { inReplyTo: answered, references: [...references] } : {}),
        headers: { ...OF_PROGRAMS, ...headers },
        ...mail,
      });
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
