import { z } from "zod";
import { cleanLine, cleanText, countCharacters, countVisible } from "./characters.ts";
import { type RefusalKey, said } from "./said.ts";

/** What `trim` takes away, spelled out, because "\s" is something else in most of the languages that read our document. */
const BLANK = String.raw`\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

/** Messages are given `min` and `max`. */
interface TextLimits {
  /** Characters that have to be seen, the blanks around them not counted; none unless given. */
  readonly min?: number;
  /** Characters as they are sent, blanks around them included. */
  readonly max: number;
  readonly tooShort?: RefusalKey;
  readonly tooLong: RefusalKey;
  /** What somebody is told who sends no text at all; `tooShort` unless given. */
  readonly missing?: RefusalKey;
}

/**
 * One line that people write: a name, a title, a search. It comes out as it is kept (`cleanLine`). The most means in the
 * API's document what it means here. The least counts what somebody sees, which no pattern can say: the document says it in
 * words, and allows a little more than is taken.
 */
export function line(limits: TextLimits) {
  return written(limits, cleanLine);
}

/** Several lines that people write: a description, a message. */
export function text(limits: TextLimits) {
  return written(limits, cleanText);
}

/** Text that is taken to the letter, such as a password. */
export function exactText(limits: TextLimits) {
  const { min = 0, max } = limits;
  const { tooShort, tooLong, missing } = messagesOf(limits);
  return z
    .string(missing)
    .refine((value) => countCharacters(value) >= min, tooShort)
    .refine((value) => countCharacters(value) <= max, tooLong)
    .meta({ minLength: min === 0 ? undefined : min, maxLength: max });
}

/** What its schema says, as zod carries it. */
function messagesOf({ min = 0, max, tooShort, tooLong, missing = tooShort }: TextLimits) {
  const of = (key: RefusalKey | undefined) => key && said(key, { min, max });
  return { tooShort: of(tooShort), tooLong: of(tooLong), missing: of(missing) };
}

function written(limits: TextLimits, clean: (value: string) => string) {
  const { min = 0, max } = limits;
  const { tooShort, tooLong, missing } = messagesOf(limits);
  const sent = z.string(missing).refine((value) => countCharacters(value) <= max, tooLong);
  if (min === 0) return sent.overwrite(clean).meta({ maxLength: max });
  const filled = atLeast(min);
  return sent
    .refine((value) => filled.test(value) && countVisible(clean(value)) >= min, tooShort)
    .overwrite(clean)
    .meta({
      description: `At least ${min === 1 ? "1 character" : `${min} characters`} that can be seen.`,
      pattern: filled.source,
      minLength: min,
      maxLength: max,
    });
}

/** Matches what keeps so many characters when it is trimmed. */
function atLeast(characters: number): RegExp {
  const filled = `[^${BLANK}]`;
  if (characters === 1) return new RegExp(filled, "u");
  return new RegExp(String.raw`${filled}[\s\S]{${characters - 2},}${filled}`, "u");
}
