/** A job is a runner's for this long; after that another may take it, and repeats at most the last few messages. */
const LEASE_MS = 15_000;
/** A runner works this long on one job before it shows that it is alive and looks at the others. */
export const SLICE_MS = 10_000;
/** Until the next try after something outside did not work. */
export const RETRY_MS = 5_000;

export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
