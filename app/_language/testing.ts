import { createTranslator } from "next-intl";
import { english } from "#server/language/english.ts";
import type { MessagesName, Say } from "./say.ts";

/** Says the messages below a name, as a page does. */
export function sayIn<Name extends MessagesName>(namespace: Name): Say<Name> {
  return createTranslator<typeof english, Name>({ locale: "en", messages: english, namespace });
}
