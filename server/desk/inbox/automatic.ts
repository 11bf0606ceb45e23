import { type ReadMail, valuesOf } from "./mail.ts";

/** Why nobody wrote it: a report that a mail did not arrive, a machine's answer, a list, or a mail of our own. */
export type Automatic = "bounce" | "auto-reply" | "list" | "loop";

/** Whose mails are ours. */
export interface OwnMails {
  /** The address that our mails come from, in lower case. */
  readonly address: string;
  /** What stands behind the @ of their Message-IDs, in lower case. */
  readonly idHost: string;
}

const POSTMASTERS = /^(mailer-daemon|postmaster)@/i;
const OF_A_LIST = ["list-id", "list-post", "list-unsubscribe"];
const ANSWERS_BY_ITSELF = ["x-autoreply", "x-autorespond", "x-auto-response-suppress"];

/**
 * Why a mail must be answered by nothing and taken for nobody's words; null where a person may have written it. By what
 * RFC 3834 and RFC 2919 ask of machines, and by what older ones write instead.
 */
export function whyAutomatic(mail: ReadMail, own: OwnMails): Automatic | null {
  if (isOurs(mail, own)) return "loop";
  if (isBounce(mail)) return "bounce";
  if (OF_A_LIST.some((name) => valuesOf(mail, name).length > 0)) return "list";
  const [submitted = "no"] = valuesOf(mail, "auto-submitted");
  const [precedence = ""] = valuesOf(mail, "precedence");
  if (/^list\b/i.test(precedence.trim())) return "list";
  const isMachines =
    !/^no\b/i.test(submitted.trim()) ||
    /^(bulk|junk|auto_reply)\b/i.test(precedence.trim()) ||
    ANSWERS_BY_ITSELF.some((name) => valuesOf(mail, name).length > 0);
  return isMachines ? "auto-reply" : null;
}

/** Of ours what comes back by itself: from our address, or under a Message-ID that only we give. */
function isOurs({ messageId, from }: ReadMail, { address, idHost }: OwnMails): boolean {
  return from?.address === address || (messageId ?? "").toLowerCase().endsWith(`@${idHost}>`);
}

function isBounce(mail: ReadMail): boolean {
  const [returnPath] = valuesOf(mail, "return-path");
  const [type = ""] = valuesOf(mail, "content-type");
  return (
    returnPath?.trim() === "<>" ||
    /^multipart\/report\b/i.test(type.trim()) ||
    POSTMASTERS.test(mail.from?.address ?? "")
  );
}
