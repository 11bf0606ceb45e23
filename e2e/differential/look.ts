import fc from "fast-check";

/** How long, and from which seed on. */
export interface Search {
  seed: number;
  seconds: number;
}

/** What a search came to: how many cases were asked, and the smallest one that differs, in words. */
export interface Found {
  cases: number;
  difference: string | null;
}

/** Asks cases until the time is over or one differs, and makes that one as small as it can be made. */
export async function look<Case>(
  cases: fc.Arbitrary<Case>,
  differenceOf: (one: Case) => Promise<string | null>,
  describe: (one: Case) => string,
  { seed, seconds }: Search,
): Promise<Found> {
  const property = fc.asyncProperty(cases, async (one) => {
    const difference = await differenceOf(one);
    if (difference !== null) throw new Error(difference);
  });
  const result = await fc.check(property, {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: seconds * 1_000,
    markInterruptAsFailure: false,
  });
  const [smallest] = result.counterexample ?? [];
  if (!result.failed || smallest === undefined) return { cases: result.numRuns, difference: null };
  const why = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  return { cases: result.numRuns, difference: `${describe(smallest)}\n${why}` };
}
