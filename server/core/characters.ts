/**
 * What never belongs into people's words: controls, characters without a width that only hide or split others, those that
 * turn the direction of what follows, noncharacters, halves of surrogate pairs. Joiners, variation selectors and the two
 * marks of direction stay: Persian, Devanagari and emoji are written with them.
 */
const GOES_OUT = /[\p{Cc}\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}\p{Cs}]/gu;
const GOES_OUT_OF_TEXT = new RegExp(String.raw`(?![\t\n])${GOES_OUT.source}`, "gu");

/** What ends a line or leaves a gap in it: taken away without a trace it would make one word of two. */
const BREAKS = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
const FOREIGN_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Stays for what it does to its neighbours, or is a blank that no list of blanks has: by itself nobody sees it. */
const SHOWS_NOTHING = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}\u{13430}-\u{1343f}]/gu;

/** One line of people's words as it is kept: NFC, without what hides, breaks or turns it, and without the blanks around it. */
export function cleanLine(value: string): string {
  return value.replace(BREAKS, " ").replace(GOES_OUT, "").normalize("NFC").trim();
}

/** The same for several lines, which keep their tabs and their line breaks. */
export function cleanText(value: string): string {
  return value.replace(FOREIGN_BREAKS, "\n").replace(GOES_OUT_OF_TEXT, "").normalize("NFC").trim();
}

/** Code points, as JSON Schema and most languages count: an emoji of one sign is one. */
export function countCharacters(value: string): number {
  let count = 0;
  for (const _character of value) count += 1;
  return count;
}

/** The same of what a page sends for it: every field counts by this and nothing else. */
export function countAsSent(typed: string): number {
  return countCharacters(typed.normalize("NFC"));
}

/** How many of them somebody sees, gaps between them included. */
export function countVisible(value: string): number {
  return countCharacters(value.replace(SHOWS_NOTHING, "").trim());
}

/** A line from elsewhere that nobody can be asked to shorten: as much of it as fits, cut between two signs. */
export function fittingLine(value: string, max: number): string {
  return beginningOf(cleanLine(value), max);
}

/** As much of it as fits, line breaks included, cut between two signs. */
export function beginningOf(value: string, max: number): string {
  let kept = "";
  let count = 0;
  for (const { segment } of new Intl.Segmenter("und").segment(value)) {
    count += countCharacters(segment);
    if (count > max) break;
    kept += segment;
  }
  return kept.trim();
}

const RIGHT_TO_LEFT =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Mand}\p{sc=Samr}\p{sc=Adlm}\p{sc=Rohg}\u200f]/u;

/**
 * People's words inside a sentence of ours, where only text can stand: read in their own direction, without turning what
 * follows them.
 */
export function isolated(words: string): string {
  return RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}
