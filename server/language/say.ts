import format, { type FormatValues } from "icu-minify/format";
import type { MessageKeys, NestedKeyOf } from "next-intl";
import { type Catalogue, compiledEnglish } from "./english.ts";

/** The name of a message: its file, and its path in it. */
export type MessageKey = MessageKeys<Catalogue, NestedKeyOf<Catalogue>>;
/** What is put into a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

const FORMATTERS = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

/** A message in English, outside of pages: for mails, for what goes over the wires, for whoever runs the desk. */
export function say(key: MessageKey, values: MessageValues = {}): string {
  const given: FormatValues<string> = { ...values };
  return [format(found(key), "en", given, { formatters: FORMATTERS })].flat().join("");
}

function found(key: MessageKey): Parameters<typeof format>[0] {
  let at: unknown = compiledEnglish;
  for (const name of key.split(".")) at = typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined;
  if (typeof at === "string" || Array.isArray(at)) return at;
  throw new Error(`server/language has no message ${key}.`);
}
