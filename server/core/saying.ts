import { say } from "../language/say.ts";
import { putIntoWords } from "./put-into-words.ts";
import { sayingIn, type Words } from "./said.ts";

export type { Refusing, SaidValue, Saying, Words } from "./said.ts";

/** A saying in words. Whatever people wrote in it is read in its own direction. */
export function wordsOf(words: Words): string {
  return putIntoWords(words, say);
}

/** What a schema says of what was not right, for commands and logs: zod's own words where it says nothing itself. */
export function wordsOfIssue({ message }: { readonly message: string }): string {
  return wordsOf(sayingIn(message) ?? message);
}
