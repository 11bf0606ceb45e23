import type { DressedMail } from "./dress-mail.ts";
import { OF_PROGRAMS } from "./mail-headers.ts";
import { messageIdOf } from "./message-id.ts";

/** A mail on its way to somebody, before it has headers. */
export interface OutgoingMail extends DressedMail {
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
export interface MailSender {
  readonly address: string;
  readonly idHost: string;
}

/** A mail with everything that its headers say, as the library takes it that sends it. */
export function composeMail(
  { id, replyTo, references = [], headers, ...mail }: OutgoingMail,
  { address, idHost }: MailSender,
) {
  const answered = references.at(-1);
  return {
    from: { name: "QuickFix", address },
    ...(replyTo ? { replyTo } : {}),
    messageId: messageIdOf(id, idHost),
    ...(answered ? { inReplyTo: answered, references: [...references] } : {}),
    headers: { ...OF_PROGRAMS, ...headers },
    ...mail,
  };
}
