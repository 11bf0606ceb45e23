import { wordsOf } from "#server/core/saying.ts";
import { plainQuote, type QuoteInWords, quotedInWords } from "./quote-in-words.ts";
import type { MailRow } from "./rows.ts";

type Said = Pick<MailRow, "says" | "subject" | "text">;

/** A mail in words, as it goes out. */
export interface MailInWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly quotes: readonly QuoteInWords[];
  readonly button: Way | null;
  readonly after: readonly string[];
  readonly footer: readonly string[];
  /** Where its reader chooses what they are mailed. */
  readonly ways: readonly Way[];
  /** The first of these where it ends such mails. */
  readonly stop: string | null;
}

export interface Way {
  readonly label: string;
  readonly href: string;
}

/** The subject of a mail; the version before stored it in words. */
export function subjectOf({ says, subject = "" }: Said): string {
  return says ? wordsOf(says.subject) : subject;
}

/** What a mail says without the link that opens something; null once that is erased. */
export function textOf(mail: Said): string | null {
  return mail.says?.text || mail.text ? plainText(inWords({ ...mail, link: null })) : null;
}

/** All that a mail says. */
export function inWords({ link, ...mail }: Said & Pick<MailRow, "link">): MailInWords {
  const { says, text } = mail;
  const href = link ?? says?.href;
  const closing = link ? [wordsOf({ key: "mails.closing" })] : [];
  return {
    subject: subjectOf(mail),
    paragraphs: says?.text?.map(wordsOf) ?? text?.split("\n\n") ?? [],
    quotes: (says?.quotes ?? []).map(quotedInWords),
    button: href ? { label: wordsOf(says?.button ?? { key: "mails.button.open" }), href } : null,
    after: [...(says?.after ?? []).map(wordsOf), ...closing],
    footer: (says?.footer ?? []).map(wordsOf),
    ways: [
      ...(says?.stop ? [{ label: wordsOf({ key: "mails.stop" }), href: says.stop }] : []),
      ...(says?.settings ? [{ label: wordsOf({ key: "mails.settings" }), href: says.settings }] : []),
    ],
    stop: says?.stop ?? null,
  };
}

/** The same in plain text; where it leads is on a line of its own. */
export function plainText(mail: Omit<MailInWords, "subject" | "stop">): string {
  const { paragraphs, quotes, button, after, footer, ways } = mail;
  const parts = [...paragraphs, ...quotes.map(plainQuote), ...(button ? [button.href] : []), ...after];
  // The mark by which mail programs know what is no part of the words (RFC 3676, 4.3).
  const led = ways.map(({ label, href }) => `${label}: ${href}`);
  const end = footer.length > 0 ? [["-- ", ...footer, ...led].join("\n")] : [];
  return [...parts, ...end].join("\n\n");
}
