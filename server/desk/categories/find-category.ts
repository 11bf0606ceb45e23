import { cleanLine } from "#server/core/characters.ts";

/**
 * The category that somebody means. Names come in cleaned; one of the version before may be stored as it was typed then, and
 * complaints refer to it by just that.
 */
export function findCategory<Named extends { readonly name: string }>(
  categories: readonly Named[],
  name: string,
): Named | undefined {
  return (
    categories.find((category) => category.name === name) ??
    categories.find((category) => cleanLine(category.name) === cleanLine(name))
  );
}
