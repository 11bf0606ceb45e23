import type { MessageKeys, NestedKeyOf } from "next-intl";
import { type Catalogue, compiledEnglish } from "./english.ts";
import { type MessageValues, sayFrom } from "./say-from.ts";

/** The name of a message: its file, and its path in it. */
export type MessageKey = MessageKeys<Catalogue, NestedKeyOf<Catalogue>>;

const sayEnglish = sayFrom("en", compiledEnglish);

/** A message in English, outside of pages: for mails, for what goes over the wires, for whoever runs the desk. */
export function say(key: MessageKey, values: MessageValues = {}): string {
  return sayEnglish(key, values);
}
