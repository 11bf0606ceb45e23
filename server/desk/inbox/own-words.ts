import EmailReplyParser from "email-reply-parser";

/**
 * So much is looked through for a quote. The patterns of the library take a time that grows with the third power of the lines
 * that look like the beginning of one, and whoever writes a mail can write as many of them as they like.
 */
const MOST_LINES = 150;
const MOST_SIGNS = 10_000;
/** What many programs draw above whatever they quote, in any language. */
const LINE_ABOVE_QUOTE = /^[-_]{5,}.*$/m;

/**
 * What somebody wrote this time, without what they answer and without their signature. Where the quote begins far down it is
 * all of the text: rather too much than an answer without its words.
 */
export function ownWords(whole: string): string {
  const text = whole.replace(/\n{3,}/g, "\n\n").trim();
  const head = text.split("\n").slice(0, MOST_LINES).join("\n").slice(0, MOST_SIGNS).trimEnd();
  const visible = new EmailReplyParser().read(head).getVisibleText().trim();
  const [above = ""] = visible.split(LINE_ABOVE_QUOTE);
  const own = above.trim() || visible;
  const lastLine = head.slice(head.lastIndexOf("\n") + 1).trim();
  return head.length < text.length && own.endsWith(lastLine) ? text : own;
}
