import { isUnbroken, piecesOf, spellingsOf, withoutSign } from "./spellings.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Goes up with every change of what this room makes of a text: words of an earlier version are then spelled anew. The first had no number. */
export const WORDS_VERSION = 2;

/** More than the longest title and description have in any script; what is longer is searched by its beginning. */
const MOST = 8_000;

/**
 * The words that texts are found by, folded, each once: a search finds what has words that begin as its own do. In whatever
 * way a word is written (with a hyphen, an apostrophe, an umlaut, a sign at its end) all ways to search for it are here.
 */
export function indexWords(...texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    let before: Token | null = null;
    for (const token of tokensOf(text)) {
      for (const word of wordsOf(token, before)) {
        if (words.size >= MOST) return [...words];
        words.add(word);
      }
      before = token;
    }
  }
  return [...words];
}

function* wordsOf({ segments, address, followsOn }: Token, before: Token | null): Generator<string> {
  for (const parts of segments) {
    for (const part of parts) yield* signedAndBare(part);
    if (parts.length > 1) yield* joined(parts);
  }
  if (address) for (const spelling of spellingsOf(address)) yield* piecesOf(spelling);
  // ".NET" is looked for where "ASP.NET" is written.
  if (segments.length > 1 && !address) for (const spelling of spellingsOf(`.${segments.at(-1)?.[0]}`)) yield spelling;
  const pair = followsOn && before ? pairOf(before, segments) : null;
  if (pair) yield* joined(pair);
}

function* signedAndBare(part: string): Generator<string> {
  const bare = withoutSign(part);
  for (const spelling of spellingsOf(bare)) yield* piecesOf(spelling);
  if (bare !== part && !isUnbroken(part)) yield* spellingsOf(part);
}

function* joined(parts: readonly string[]): Generator<string> {
  for (const spelling of spellingsOf(parts.map(withoutSign).join(""))) yield* piecesOf(spelling);
}

/** Two words that may as well be one: "e mail", "wi fi", "O Brien". */
export function pairOf(before: Token, segments: Token["segments"]): [string, string] | null {
  const [[one = "", ...moreOfOne] = [], ...restOfOne] = before.segments;
  const [[other = "", ...moreOfOther] = [], ...restOfOther] = segments;
  if (moreOfOne.length + restOfOne.length + moreOfOther.length + restOfOther.length > 0) return null;
  const isShort = one.length === 1 || (one.length === 2 && other.length === 2);
  return isShort && !isUnbroken(one + other) ? [one, other] : null;
}
