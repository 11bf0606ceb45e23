import type { Timers } from "#server/core/ports/environment.ts";

export interface Patience {
  readonly timers: Timers;
  readonly ms: number;
  /** Ends the waiting early; the answer is then the one for being late. */
  readonly signal?: AbortSignal;
}

/**
 * What the work comes to, or the answer for being late when that takes longer; a rejection in time is passed on. The work
 * itself goes on, and no timer is left behind.
 */
export async function within<Result, Late>(
  { timers, ms, signal }: Patience,
  work: Promise<Result>,
  late: Late,
): Promise<Result | Late> {
  const inTime = new AbortController();
  const tooLate = timers.sleep(ms, signal ? AbortSignal.any([signal, inTime.signal]) : inTime.signal).then(() => late);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    // With a reason: without one an error is made up, with its stack, for nobody.
    inTime.abort("in time");
  }
}
