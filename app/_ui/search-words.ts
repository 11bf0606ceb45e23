import { useTranslations } from "next-intl";
import type { Say } from "#app/_language/say.ts";
import { countAsSent, fittingLine } from "#server/core/characters.ts";
import { isSearchable } from "#server/core/search/is-searchable.ts";

const LONGEST = 200;

/** What is asked of the server for what was typed. Of a text that is too long it is its beginning, whose finds are not shown. */
export function searchOf(typed: string): string {
  return fittingLine(typed, LONGEST);
}

/** What an empty page says instead, when what was typed cannot be searched for; null otherwise. */
export function adviceOn(typed: string, say: Say<"ui.search">): string | null {
  const words = typed.trim();
  if (words === "") return null;
  if (countAsSent(words) > LONGEST) return say("tooLong", { most: LONGEST });
  return isSearchable(words) ? null : say("unsearchable");
}

/** The same, in the language of whoever reads. */
export function useAdvice(typed: string): string | null {
  return adviceOn(typed, useTranslations("ui.search"));
}
