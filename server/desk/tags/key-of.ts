import { cleanLine } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import type { RefusalKey } from "#server/core/said.ts";
import { fold } from "#server/core/search/fold.ts";

/** A tag's name as it is compared: neither case nor accents nor how many blanks stand between words make it another one. */
export function keyOf(name: string): string {
  return fold(cleanLine(name)).replace(/\s+/gu, " ");
}

/**
 * Refuses a name of which nothing is left to compare it by, such as an accent with no letter under it: all of these would be one.
 * @throws DomainError `input.invalid`, in the words for a name that is missing
 */
export function requireComparable(name: string, missing: RefusalKey): void {
  if (keyOf(name) !== "") return;
  const message = { key: missing };
  throw new DomainError("input.invalid", message, { fields: { name: message } });
}
