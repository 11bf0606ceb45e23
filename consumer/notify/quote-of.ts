import { beginningOf } from "#server/core/characters.ts";
import { saidAnchor } from "#server/core/events/said-anchor.ts";
import type { MailQuote } from "#server/desk/mails/mail-words.ts";
import type { ToldWords } from "#server/desk/notices/told-words-reader.ts";

/** Most answers are shorter; a mail of which one fills three screens is read by nobody. */
const MOST_CHARACTERS = 1_500;
const MOST_LINES = 40;

/** Somebody's words in a mail about the complaint at this address: all of them, or where they begin. */
export function quoteOf({ by, at, text, files, isNote }: ToldWords, about: string): MailQuote {
  const fitting = beginningOf(text.split("\n").slice(0, MOST_LINES).join("\n"), MOST_CHARACTERS);
  const isCut = fitting !== text;
  const said = text === "" ? "sent" : isNote ? "noted" : "wrote";
  return {
    byId: by.id,
    heading: { key: `mails.quote.${said}`, values: { by: by.name, role: by.role, count: files.length } },
    text: isCut ? `${fitting} …` : fitting,
    isCut,
    files,
    href: `${about}#${saidAnchor(at)}`,
  };
}
