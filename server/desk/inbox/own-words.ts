import EmailReplyParser from "email-reply-parser";
import { isIntroduced, isMarked, isSignature, whereQuoteBegins } from "./quotes.ts";

/**
 * So much is looked through for a quote. The patterns of the library take a time that grows with the third power of the lines
 * that look like the beginning of one, and whoever writes a mail can write as many of them as they like.
 */
const MOST_LINES = 150;
const MOST_SIGNS = 10_000;

/**
 * What somebody wrote this time, without what they answer and without their signature. What only looks like a quote stays, and
 * where one begins far down it is all of the text: rather too much than an answer without its words.
 */
export function ownWords(whole: string): string {
  const text = whole.replace(/\n{3,}/g, "\n\n").trim();
  const head = text.split("\n").slice(0, MOST_LINES).join("\n").slice(0, MOST_SIGNS).trimEnd();
  const lines = head.split("\n");
  const above = lines.slice(0, whereQuoteBegins(lines)).join("\n").trim();
  const own = visibleIn(above || head, above !== "" && above.length < head.length);
  const lastLine = head.slice(head.lastIndexOf("\n") + 1).trim();
  return head.length < text.length && own.endsWith(lastLine) ? text : own;
}

/** The library proposes what to leave out; what is no quote and no signature stays. */
function visibleIn(text: string, isCut: boolean): string {
  const parts = new EmailReplyParser().read(text).getFragments();
  const firstQuote = parts.findIndex((part) => part.isQuoted() && isIntroduced(part.getContent()));
  const hasQuote = firstQuote !== -1;
  const shown: string[] = [];
  for (const [place, part] of [...parts.entries()].toReversed()) {
    const content = part.getContent();
    const isAnswered = hasQuote && place >= firstQuote;
    // Marks at the very end are a quote, and right above one they are not.
    const isEnd = !hasQuote && !isCut && shown.length === 0;
    const isLeftOut =
      content.trim() === "" ||
      (part.isSignature() && isSignature(content)) ||
      (part.isQuoted() && (isIntroduced(content) || (isMarked(content) && (isAnswered || isEnd))));
    if (!isLeftOut) shown.unshift(content);
  }
  return shown.join("\n").trim();
}
