import type { AnyQueryProcedure } from "@trpc/server";

declare const quiet: unique symbol;

/** Never there at run time: it lets the compiler tell such a query from those that `app/_live/stale.ts` has to name. */
export interface Quiet {
  readonly [quiet]: true;
}

/** Says of a query that no live news makes its answer old: it shows nothing that others change, or asks again by itself. */
export function quietly<Query extends AnyQueryProcedure>(query: Query): Query & Quiet {
  return query as Query & Quiet;
}
