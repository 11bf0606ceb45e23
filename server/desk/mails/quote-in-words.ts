import { wordsOf } from "#server/core/saying.ts";
import type { MailQuote } from "./mail-words.ts";

/** Somebody's words in a mail. */
export interface QuoteInWords {
  readonly heading: string;
  /** Line by line, as they were written. */
  readonly lines: readonly string[];
  /** What its files are called; null where it brought none. */
  readonly files: string | null;
  /** Where there is more of it than the mail has; null where there is not. */
  readonly more: { readonly label: string; readonly href: string } | null;
}

/** What somebody wrote, in words. */
export function quotedInWords({ heading, text, isCut, files, href }: MailQuote): QuoteInWords {
  const count = files.length;
  const label = isCut
    ? wordsOf({ key: "mails.quote.rest" })
    : count > 0 && wordsOf({ key: "mails.quote.open", values: { count } });
  return {
    heading: wordsOf(heading),
    lines: text === "" ? [] : text.split("\n"),
    files: count > 0 ? wordsOf({ key: "mails.quote.files", values: { count, names: files } }) : null,
    more: label ? { label, href } : null,
  };
}

/**
 * The same in plain text. A mark before each line says how far the words go that are not ours. It is not the mark of what is answered: in an
 * answer that has none of its own, what comes after such lines would pass for new.
 */
export function plainQuote({ heading, lines, files, more }: QuoteInWords): string {
  return [
    heading,
    ...lines.map((line) => (line === "" ? "|" : `| ${line}`)),
    ...(files ? [files] : []),
    ...(more ? [`${more.label}: ${more.href}`] : []),
  ].join("\n");
}
