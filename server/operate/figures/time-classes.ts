/** Times are kept as a histogram: how many fell into which class. */
export type Spread = Readonly<Record<string, number>>;

/** Two classes to each doubling: a time read back is at most a fifth off. */
const PER_DOUBLING = 2;
const LAST = 46;

/** The class of a time. Negative times come from clocks that differ, and count as none. */
export function classOf(ms: number): string {
  const number = ms <= 1 ? 0 : Math.min(LAST, Math.ceil(PER_DOUBLING * Math.log2(ms)));
  // A letter first: a database may sort fields that are named like numbers.
  return `c${number}`;
}

/** Adds spreads up. */
export function addSpreads(spreads: readonly (Spread | undefined)[]): Spread {
  const sum: Record<string, number> = {};
  for (const spread of spreads) {
    for (const [name, count] of Object.entries(spread ?? {})) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}

/** The time that this share of all stayed within, to the precision of the classes; null of nothing. */
export function quantile(spread: Spread, share: number): number | null {
  const classes = Object.entries(spread)
    .map(([name, count]) => ({ number: Number(name.slice(1)), count }))
    .sort((a, b) => a.number - b.number);
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let passed = 0;
  for (const { number, count } of classes) {
    passed += count;
    if (passed >= share * total) return middleOf(number);
  }
  return middleOf(LAST);
}

function middleOf(number: number): number {
  return number === 0 ? 1 : Math.round(2 ** ((number - 0.5) / PER_DOUBLING));
}
