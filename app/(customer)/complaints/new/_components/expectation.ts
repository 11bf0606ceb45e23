const MINUTE_MS = 60_000;

export interface Expectation {
  /** Median wait for an agent over the last day; null when too few are known. */
  readonly usualWaitMs: number | null;
  readonly freeAgents: number;
  readonly waiting: number;
}

/** What happens after filing, promised only as far as it is known. */
export function expectationSentence({ usualWaitMs, freeAgents, waiting }: Expectation): string {
  if (freeAgents > 0 && waiting === 0) return "Someone is free right now: a person gets this at once.";
  const first = "A person gets this as soon as one is free";
  const usual = usualWaitMs === null ? "" : `; usually ${within(usualWaitMs)}`;
  const line = waiting === 0 ? "" : ` ${waiting === 1 ? "1 complaint is" : `${waiting} complaints are`} in line now.`;
  return `${first}${usual}.${line}`;
}

/** "within a minute", "within 4 min", "within 2 h": rounded up, so that the promise holds. */
export function within(waitMs: number): string {
  const minutes = Math.ceil(waitMs / MINUTE_MS);
  if (minutes <= 1) return "within a minute";
  return minutes < 90 ? `within ${minutes} min` : `within ${Math.ceil(minutes / 60)} h`;
}
