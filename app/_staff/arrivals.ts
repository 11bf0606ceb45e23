/** What appeared and what left between two readings of a list, by id. The first reading has no arrivals: nothing changed. */
export function changesBetween(
  before: readonly string[] | null,
  after: readonly string[],
): { readonly arrived: readonly string[]; readonly left: readonly string[] } {
  if (before === null) return { arrived: [], left: [] };
  const known = new Set(before);
  const present = new Set(after);
  return { arrived: after.filter((id) => !known.has(id)), left: before.filter((id) => !present.has(id)) };
}
