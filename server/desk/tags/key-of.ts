import { cleanLine } from "#server/core/characters.ts";
import { fold } from "#server/core/search/fold.ts";

/** A tag's name as it is compared: neither case nor accents nor how many blanks stand between words make it another one. */
export function keyOf(name: string): string {
  return fold(cleanLine(name)).replace(/\s+/gu, " ");
}
