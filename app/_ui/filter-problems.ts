import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { Catalogue } from "#server/language/english.ts";

/** What one name in a list's address may say. */
export interface FilterRule {
  /** What it is called in the sentences on it. */
  readonly word: keyof Catalogue["ui"]["filter"]["unknown"];
  readonly isKnown: (value: string) => boolean;
  /** It may stand there several times. */
  readonly takesSeveral?: true;
}

const MOST_SAID = 40;

/**
 * What a list's address asks for that no list can give, in sentences: a filter whose value nobody knows, or that stands there
 * several times. Names that are no filter of the list are somebody else's, and not looked at.
 */
export function filterProblems(
  params: Pick<URLSearchParams, "getAll">,
  rules: Readonly<Record<string, FilterRule>>,
  say: Say<"ui.filter">,
): string[] {
  return Object.entries(rules).flatMap(([name, { word, isKnown, takesSeveral }]) => {
    const values = params.getAll(name).filter((value) => value.trim() !== "");
    if (values.length > 1 && !takesSeveral) return [say(`several.${word}`)];
    return values
      .filter((value) => !isKnown(value))
      .map((value) => say(`unknown.${word}`, { value: shortened(value) }));
  });
}

function shortened(value: string): string {
  return isolated([...value].length > MOST_SAID ? `${[...value].slice(0, MOST_SAID).join("")}…` : value);
}
