/** When somebody had a complaint for certain: from and until, in ms. */
export interface Held {
  readonly agentId: string;
  readonly from: number;
  readonly until: number;
}

/** How often an agent got a complaint while they still had another one. Where one ends as the next begins, that is not at once. */
export function twoAtOnce(held: readonly Held[]): number {
  let count = 0;
  for (const mine of Map.groupBy(held, ({ agentId }) => agentId).values()) {
    let freeAt = Number.NEGATIVE_INFINITY;
    for (const { from, until } of mine.toSorted((a, b) => a.from - b.from || a.until - b.until)) {
      if (from < freeAt) count += 1;
      freeAt = Math.max(freeAt, until);
    }
  }
  return count;
}
