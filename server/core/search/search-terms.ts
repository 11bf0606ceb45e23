import { pairOf } from "./index-words.ts";
import { piecesOf, spellingsOf, withoutSign, withSign } from "./spellings.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Beginnings of words of which one has to occur. */
export type SearchTerm = readonly string[];

/**
 * What has to occur in the `indexWords` of what is searched for: something of every term. None at all when nothing was typed
 * that can be searched for; that finds nothing, and never everything.
 */
export function searchTerms(typed: string): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  let before: Token | null = null;
  for (const token of tokensOf(typed)) {
    for (const term of termsOf(token, before)) terms.set(term.join(" "), term);
    before = token;
  }
  return [...terms.values()];
}

function termsOf({ segments, address, followsOn }: Token, before: Token | null): SearchTerm[] {
  // Addresses are looked for as a whole: parts of one are in many others.
  if (address) return [broadest(spellingsOf(address))];
  const pair = followsOn && before ? pairOf(before, segments) : null;
  return segments.flatMap((parts) => {
    const asOne = parts.length > 1 ? parts : pair;
    const whole = asOne ? spellingsOf(asOne.map(withoutSign).join("")) : [];
    return parts.flatMap((part) => alternatives(spellingsOf(withSign(part)), whole));
  });
}

/**
 * The parts of a word, or all of it in one: "e-mail" is looked for as "e" and "mail", or as "email". Said term by term,
 * because a database serves "this or that" from its index, and not "these, or that".
 */
function alternatives(spellings: readonly string[], whole: readonly string[]): SearchTerm[] {
  const [first = [], ...others] = spellings.map(piecesOf);
  // Spellings differ in letters of alphabets, and only scripts without blanks have several pieces.
  if (first.length > 1) return first.map((piece) => broadest([piece, ...whole]));
  return first.length === 0 ? [] : [broadest([...first, ...others.flat(), ...whole])];
}

/** Without what begins as another one does. */
function broadest(words: readonly string[]): SearchTerm {
  return words.filter((word, index) =>
    words.every((other, at) => at === index || !word.startsWith(other) || (word === other && at > index)),
  );
}

/** Whether texts with these `indexWords` have something of every term. Nothing has none of no terms. */
export function meetsTerms(words: readonly string[], terms: readonly SearchTerm[]): boolean {
  return (
    terms.length > 0 &&
    terms.every((term) => term.some((beginning) => words.some((word) => word.startsWith(beginning))))
  );
}
