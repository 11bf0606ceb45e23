import { countCharacters, countVisible } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { type FieldValues, fillFields } from "#server/core/macro-fields.ts";
import type { MacroRecord } from "./store.ts";

/** As many as a message has that somebody types, and a note. */
const MOST_CHARACTERS = 5_000;

/** What is said once a macro is used; null where that is nothing that can be seen. */
interface Filled {
  readonly words: string;
  readonly hasWords: boolean;
  readonly note: string | null;
}

/**
 * A macro's words and its note with what their fields stand for, which may be much longer than the fields are.
 * @param message what is said in place of its words, to the letter
 * @throws DomainError `input.invalid`, which names the macro, where one of them is longer than people may write
 */
export function filled(macro: MacroRecord, values: FieldValues, message: string | undefined): Filled {
  const { name, acts } = macro;
  const words = message ?? fillFields(macro.words, values);
  const note = fillFields(acts.note, values);
  requireFits(name, "words", words);
  requireFits(name, "note", note);
  return { words, hasWords: countVisible(words) > 0, note: countVisible(note) > 0 ? note : null };
}

function requireFits(name: string, what: "words" | "note", text: string): void {
  const characters = countCharacters(text);
  if (characters <= MOST_CHARACTERS) return;
  const values = { name, what, characters, most: MOST_CHARACTERS };
  const refusal = { key: "refusals.macro.filledTooLong", values } as const;
  throw new DomainError("input.invalid", refusal, { fields: { macroId: refusal } });
}
