/** What appeared between two readings of a list, by id. The first reading has no arrivals: nothing changed. */
export function arrivalsBetween(before: readonly string[] | null, after: readonly string[]): string[] {
  if (before === null) return [];
  const known = new Set(before);
  return after.filter((id) => !known.has(id));
}
