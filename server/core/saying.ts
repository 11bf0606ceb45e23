import { type MessageKey, say } from "../language/say.ts";
import { isolated } from "./characters.ts";

/**
 * Something that is to be said, as it is kept: which message, and what is put into it. It becomes words when somebody reads
 * it. What people wrote goes in as they wrote it.
 */
export interface Saying<Key extends string = MessageKey> {
  readonly key: Key;
  readonly values?: Readonly<Record<string, SaidValue>>;
}
export type SaidValue = string | number | Saying | readonly (string | Saying)[];

/** What is to be said, or what the version before had put into words already. */
export type Words = Saying | string;

const ISOLATE = "\u2068";

/** A saying in words. Whatever people wrote in it is read in its own direction. */
export function wordsOf(words: Words): string {
  if (typeof words === "string") return words;
  const values = Object.entries(words.values ?? {}).map(([name, value]) => [name, put(value)] as const);
  return say(words.key, Object.fromEntries(values));
}

function put(value: SaidValue): string | number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return value.includes(ISOLATE) ? value : isolated(value);
  return "key" in value ? wordsOf(value) : value.map(put).join(", ");
}
