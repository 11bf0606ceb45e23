/** Counts of one kind, by what is counted. */
export type Counted = Readonly<Record<string, number>>;

/** How far a count may be above the table's, because of what no code decides. */
export interface Slack {
  readonly share: number;
  readonly plus: number;
  /** Why it cannot be less. */
  readonly because: string;
}

export interface Compared {
  readonly what: string;
  readonly count: number;
  /** What the table says; 0 for what is not in it. */
  readonly table: number;
  readonly verdict: "as it was" | "lower" | "RISEN";
}

/** Each count beside the table's. What the table does not know has risen from nothing, and what is not there any more has fallen to it. */
export function compare(counted: Counted, table: Counted, { share, plus }: Slack): Compared[] {
  const names = [...new Set([...Object.keys(table), ...Object.keys(counted)])].toSorted();
  return names.map((what) => {
    const [count, before] = [counted[what] ?? 0, table[what] ?? 0];
    const most = before * (1 + share) + plus;
    const verdict = count > most ? "RISEN" : count < before ? "lower" : "as it was";
    return { what, count, table: before, verdict };
  });
}
