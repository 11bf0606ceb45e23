import format, { type FormatValues } from "icu-minify/format";

/** What is put into a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

const FORMATTERS = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
};

/** Says the messages of a language that are compiled here, by their whole names. @throws for one that is not among them */
export function sayFrom(locale: string, messages: object): (key: string, values?: MessageValues) => string {
  return (key, values = {}) => {
    const given: FormatValues<string> = { ...values };
    return [format(found(messages, key), locale, given, { formatters: FORMATTERS })].flat().join("");
  };
}

function found(messages: object, key: string): Parameters<typeof format>[0] {
  let at: unknown = messages;
  for (const name of key.split(".")) at = typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined;
  if (typeof at === "string" || Array.isArray(at)) return at;
  throw new Error(`server/language has no message ${key}.`);
}
