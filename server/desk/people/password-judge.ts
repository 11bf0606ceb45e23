import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as english } from "@zxcvbn-ts/language-en";

/** Guesses that a password has to outlast: with a stolen hash of ours a good graphics card makes about 10⁴ a second. */
const ENOUGH_GUESSES = 1e10;

/** Known to everybody who has read the manual. */
const desk = ["quickfix", "quickfix-demo", "complaint", "complaints"];

// Most surnames, and words so rare that two of them are good: half the memory for little.
const { "wikipedia-en": _rare, "lastnames-en": _surnames, ...words } = english;

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...words, desk },
  graphs: adjacencyGraphs,
  // What somebody can make us compute: with the usual 256 and 100 it is two seconds, with these less than a tenth.
  maxLength: 64,
  l33tMaxSubstitutions: 10,
});

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
}

/** `personal` when it is easy to guess for somebody who knows its owner, `easy` for everybody. */
export type PasswordFlaw = "personal" | "easy";

/**
 * What is wrong with a password, given in its one form. This module holds 50 MB of words: import it when somebody chooses a
 * password, not when a process starts.
 */
export function judgePassword(password: string, owner: PasswordOwner): PasswordFlaw | null {
  const { guesses, sequence } = estimator.check(password, wordsOf(owner));
  if (guesses >= ENOUGH_GUESSES) return null;
  return sequence.some((part) => part.dictionaryName === "userInputs") ? "personal" : "easy";
}

/** Name and address, whole and in their parts; less than three letters are in many good passwords by chance. */
function wordsOf({ name, email }: PasswordOwner): string[] {
  const parts = `${name} ${email}`.split(/[^\p{L}\p{M}\p{N}]+/u);
  const whole = [name, name.replace(/\s+/gu, ""), email, email.split("@")[0] ?? ""];
  return [...new Set([...whole, ...parts])].map((word) => word.normalize("NFKC")).filter((word) => word.length > 2);
}
