import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";

/** What messages can be found below: a file, or a path in one. */
export type MessagesName = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** What says the messages below a name, for functions that make words outside of components: `Say<"desk.reply">`. */
export type Say<Name extends MessagesName> = ReturnType<typeof useTranslations<Name>>;
