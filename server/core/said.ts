import type { MessageKey } from "../language/say.ts";
import type { MessageValues } from "../language/say-from.ts";

/**
 * Something that is to be said, as it is kept: which message, and what is put into it. It becomes words when somebody reads
 * it. What people wrote goes in as they wrote it.
 */
export interface Saying<Key extends string = MessageKey> {
  readonly key: Key;
  readonly values?: Readonly<Record<string, SaidValue>>;
}
/** What a refusal and a schema say: messages of the parts that every page can say (`app/_language/later-words.ts`). */
export type Refusing = Saying<RefusalKey>;
export type RefusalKey = Extract<MessageKey, `${"refusals" | "fields"}.${string}`>;
export type SaidValue = string | number | Saying | readonly (string | Saying)[];

/** What is to be said, or what the version before had put into words already. */
export type Words = Saying | string;

const BEGINNING = '{"key":"';

/**
 * What a schema says of a field, as its message: zod carries texts, so a saying goes as one and becomes words where somebody
 * reads it. Forms check with the same schemas, so no words come along here.
 */
export function said(key: RefusalKey, values?: MessageValues): string {
  return JSON.stringify({ key, values });
}

/** The saying that a schema gave as a message; null of a text that is none, such as zod's own words for programmers. */
export function sayingIn(message: string): Refusing | null {
  // `said` made it.
  return message.startsWith(BEGINNING) ? (JSON.parse(message) as Refusing) : null;
}

/** The same, and where the schema says nothing of its own that it is not what was expected. */
export function sayingOf({ message }: { readonly message: string }): Refusing {
  return sayingIn(message) ?? { key: "fields.unexpected" };
}
