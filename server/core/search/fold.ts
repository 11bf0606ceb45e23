import { LETTERS } from "./letters.ts";

const ASCII = /^[\0-\x7f]*$/;
/**
 * Marks that a word is the same word without: accents of the alphabets (whatever several scripts share), points of Hebrew,
 * Arabic and Syriac, the nukta of Devanagari. Every other mark is a letter or a tone of its script, such as a vowel sign of
 * Hindi or a tone of Thai, and stays; so do the two that make another syllable of kana.
 */
const MARKS = /(?=\p{M})(?![\u3099\u309a])[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Grek}\p{sc=Cyrl}\u093c]/gu;
/** Of no meaning to a reader: joiners, fillers, selectors, and the stroke that makes an Arabic word longer. */
const SHOWS_NOTHING = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const FOREIGN = /[^\0-\x7f]/gu;

/**
 * The one form in which words are compared, wherever somebody searches: case of every alphabet, accents, width, ligatures
 * and the digits of every script make no difference. Folding again changes nothing.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(MARKS, "").replace(SHOWS_NOTHING, "");
  // Up and down again is the full folding of case: both letters of "ß", and "ı" with "i". Only the last sigma is left.
  const small = bare.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return small
    .replace(FOREIGN, (letter) => LETTERS.get(letter) ?? letter)
    .replace(FOREIGN_DIGIT, valueOf)
    .normalize("NFC");
}

/** Digits of a script stand in a row of ten, and where rows touch each other each has its ten. */
function valueOf(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  let start = at;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start -= 1;
  return String((at - start) % 10);
}
