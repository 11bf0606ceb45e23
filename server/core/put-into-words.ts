import type { MessageKey } from "../language/say.ts";
import type { MessageValues } from "../language/say-from.ts";
import { isolated } from "./characters.ts";
import type { SaidValue, Words } from "./said.ts";

const ISOLATE = "\u2068";

/** What is to be said, in the words of whoever says each message. Whatever people wrote in it is read in its own direction. */
export function putIntoWords(words: Words, say: (key: MessageKey, values: MessageValues) => string): string {
  if (typeof words === "string") return words;
  const put = (value: SaidValue): string | number => {
    if (typeof value === "number") return value;
    if (typeof value === "string") return value.includes(ISOLATE) ? value : isolated(value);
    return "key" in value ? putIntoWords(value, say) : value.map(put).join(", ");
  };
  const values = Object.entries(words.values ?? {}).map(([name, value]) => [name, put(value)] as const);
  return say(words.key, Object.fromEntries(values));
}
