import { DomainError } from "#server/core/errors.ts";

/** The deepest of our inputs has four levels. */
const MAX_DEPTH = 12;
/** More than twice the longest list that any input may have. */
const MAX_ITEMS = 500;

/**
 * Refuses JSON that is deeper or has longer lists than anything that is asked for here, before a schema walks through it.
 * @throws DomainError `input.invalid`
 */
export function requireBounded(value: unknown): void {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      throw new DomainError("input.invalid", { key: "refusals.input.tooDeep", values: { most: MAX_DEPTH } });
    level = level.flatMap(itemsOf);
  }
}

function itemsOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const items: unknown[] = Object.values(value);
  if (items.length <= MAX_ITEMS) return items.filter((item) => typeof item === "object");
  throw new DomainError("input.invalid", { key: "refusals.input.listTooLong", values: { most: MAX_ITEMS } });
}
