import { fold } from "./fold.ts";

const SIGN = /^\.|[+#]+$/g;
const WRITTEN_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
const UMLAUT = /[äöüøå]/giu;
/** Scripts that put no blank between words, and Korean, which makes long words of short ones as they do. */
const UNBROKEN =
  /([\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]+)/u;
const LONGEST = 64;

/** A word without the signs that belong to it: "c" of "c++". */
export const withoutSign = (word: string): string => word.replace(SIGN, "");

/** A word with its sign, where that makes another word of it: in alphabets. */
export const withSign = (word: string): string => (isUnbroken(word) ? withoutSign(word) : word);

/** How people write the same word: "muller" and "mueller" for "Müller". One for most words. */
export function spellingsOf(word: string): string[] {
  const writtenOut = word.replace(UMLAUT, (letter) => WRITTEN_OUT[letter.toLowerCase()] ?? letter);
  return [...new Set([fold(word), fold(writtenOut)])].filter((spelling) => spelling !== "");
}

/**
 * What a folded word is found by: itself; in a script without blanks every two signs that follow each other and the last
 * one, so that whatever is a part of it is found in it.
 */
export function piecesOf(word: string): string[] {
  return word.split(UNBROKEN).flatMap((piece, index) => {
    if (piece === "") return [];
    return index % 2 === 0 ? [cut(piece)] : pairsOf(piece);
  });
}

/** Whether a piece is of a script without blanks. */
export const isUnbroken = (piece: string): boolean => UNBROKEN.test(piece);

const signs = new Intl.Segmenter("und", { granularity: "grapheme" });

/** By signs as a reader sees them: a vowel or tone of Thai stays with its letter. */
function pairsOf(run: string): string[] {
  const all = [...signs.segment(run)].map(({ segment }) => segment);
  return all.map((sign, index) => cut(sign + (all[index + 1] ?? "")));
}

function cut(word: string): string {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}
