import type { Random } from "#server/core/ports/environment.ts";

export interface Backoff {
  /** Upper end of the first wait. */
  readonly baseMs: number;
  /** No wait is longer. */
  readonly capMs: number;
}

/**
 * Milliseconds to wait before the next try: anywhere between 0 and base·2^(attempt−1), at most the cap.
 * Full jitter, so that clients that failed together do not come back together.
 * @param attempt The tries that failed so far; the first is 1.
 */
export function backoffMs({ baseMs, capMs }: Backoff, attempt: number, random: Random): number {
  // 2^30 is beyond every cap; without the limit a long outage would reach Infinity.
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(Math.max(attempt - 1, 0), 30));
  return Math.floor(ceiling * random());
}
