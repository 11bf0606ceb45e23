/** What programs draw above a quote, and people below a heading. */
const LINE = /^[-_]{5,}/;
/** Says by itself that a quote follows. */
const ORIGINAL =
  /^-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d['’]origine|mensaje original|messaggio originale|oprindelig besked)\s*-*$/i;
/** The first header of a quoted mail, as programs write it in their languages. */
const FROM =
  /^\*?(from|von|de|da|van|fra|från|lähettäjä|od|nadawca|expéditeur|remitente|mittente|от|发件人|寄件者|差出人|보낸 사람)\*?\s?[:：]/i;
const HEADER = /^\*?[\p{L} -]{1,30}\*?\s?[:：]\s?\S/u;
const MARKED = /^\s*>/;
/** A line that parts what stands above it from what stands below; of these, only two dashes begin a signature (RFC 3676, 4.3). */
const PARTING = /^\s*(?!--\s*$)[-_+=]{2,}\s*$/;

/** The first line of a quote that has a line above it, with that; past the last where there is none. */
export function whereQuoteBegins(lines: readonly string[]): number {
  const found = lines.findIndex(
    (line, place) => ORIGINAL.test(line) || (LINE.test(line) && isQuote(written(lines.slice(place + 1)))),
  );
  return found === -1 ? lines.length : found;
}

function isQuote(lines: readonly string[]): boolean {
  const [first = "", second = ""] = lines;
  const isMail = FROM.test(first) && HEADER.test(second) && lines.slice(0, 4).some((line) => line.includes("@"));
  const isSaid = first.trimEnd().endsWith(":") && (first.includes("@") || MARKED.test(second));
  return isMail || isSaid || (lines.length > 0 && lines.every((line) => MARKED.test(line)));
}

/** Whether a text begins with who is quoted, and that is no sentence of somebody's own: an address is in it, or what follows is marked. */
export function isIntroduced(text: string): boolean {
  const [first = "", second = ""] = written(text.split("\n"));
  return !MARKED.test(first) && (ORIGINAL.test(first) || first.includes("@") || MARKED.test(second));
}

/** Whether every line has the sign of a quote, which may be one of somebody's own. */
export const isMarked = (text: string) => written(text.split("\n")).every((line) => MARKED.test(line));

/** Whether what looks like a signature is more than a line that somebody drew. */
export const isSignature = (text: string) => !PARTING.test(written(text.split("\n"))[0] ?? "");

const written = (lines: readonly string[]) => lines.filter((line) => line.trim() !== "");
