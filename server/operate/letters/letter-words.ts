import { wordsOf } from "#server/core/saying.ts";
import type { LetterReason } from "./dead-letter.ts";

export interface LetterWords {
  readonly title: string;
  /** What happened. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  /** What the advice comes down to: the action that stands first. */
  readonly leads: "retry" | "archive";
}

const LEADS = {
  json: "archive",
  schema: "archive",
  "bad-id": "archive",
  unsupported: "retry",
  oversize: "archive",
  "too-deep": "archive",
  "forbidden-key": "archive",
  "invalid-utf8": "archive",
  "not-found": "archive",
  "unknown-error": "retry",
  "crash-loop": "retry",
  "sns-undeliverable": "retry",
  refused: "archive",
  "no-answer": "retry",
} as const satisfies Record<LetterReason, LetterWords["leads"]>;

/** A reason in words for whoever is called at night. */
export function letterWords(reason: LetterReason): LetterWords {
  const part = `letters.reason.${reason}` as const;
  return {
    title: wordsOf({ key: `${part}.title` }),
    sentence: wordsOf({ key: `${part}.sentence` }),
    advice: wordsOf({ key: `${part}.advice` }),
    leads: LEADS[reason],
  };
}
