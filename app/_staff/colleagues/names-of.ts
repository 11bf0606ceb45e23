import { isolated } from "#server/core/characters.ts";

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

/** "Asha", "Asha and Ravi", "Asha, Ravi, and Mei": for the middle of a sentence. */
export function namesOf(people: readonly { readonly name: string }[]): string {
  return LIST.format(people.map(({ name }) => isolated(name)));
}
