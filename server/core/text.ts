import { z } from "zod";

/** What `trim` takes away, spelled out, because "\s" is something else in most of the languages that read our document. */
const BLANK = String.raw`\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

interface TextLimits {
  /** Characters that have to be left once the blanks around them are gone; none unless given. */
  readonly min?: number;
  /** Characters as they are sent, blanks around them included. */
  readonly max: number;
  readonly tooShort?: string;
  readonly tooLong: string;
  /** What somebody is told who sends no text at all; `tooShort` unless given. */
  readonly missing?: string;
}

/**
 * Text that people write, without the blanks around it. Its limits mean in the API's document what they mean here:
 * characters are counted as JSON Schema counts them (an emoji is one), and what is left without blanks is a pattern.
 */
export function text({ min = 0, max, tooShort, tooLong, missing = tooShort }: TextLimits) {
  const sent = z.string(missing).refine((value) => countCharacters(value) <= max, tooLong);
  const filled = min === 0 ? sent : sent.regex(atLeast(min), tooShort);
  return filled.trim().meta({ minLength: min === 0 ? undefined : min, maxLength: max });
}

/** Text that is taken to the letter, such as a password. */
export function exactText({ min = 0, max, tooShort, tooLong, missing = tooShort }: TextLimits) {
  return z
    .string(missing)
    .refine((value) => countCharacters(value) >= min, tooShort)
    .refine((value) => countCharacters(value) <= max, tooLong)
    .meta({ minLength: min === 0 ? undefined : min, maxLength: max });
}

/** Matches what keeps so many characters when it is trimmed. */
function atLeast(characters: number): RegExp {
  const filled = `[^${BLANK}]`;
  if (characters === 1) return new RegExp(filled, "u");
  return new RegExp(String.raw`${filled}[\s\S]{${characters - 2},}${filled}`, "u");
}

function countCharacters(value: string): number {
  return value.length <= 1 ? value.length : [...value].length;
}
