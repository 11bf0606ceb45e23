import type { Random } from "#server/core/ports/environment.ts";

const MAX_SECONDS = 300;

/**
 * Seconds to hide a failed message: doubles from 1 s, at most 300, with jitter over the upper half.
 * @param receiveCount SQS ApproximateReceiveCount, the first delivery is 1.
 */
export function retryDelaySeconds(receiveCount: number, random: Random): number {
  const ceiling = Math.min(MAX_SECONDS, 2 ** Math.min(receiveCount - 1, 30));
  return Math.max(1, Math.round(ceiling * (0.5 + random() / 2)));
}

/** Seconds to hide a message that is returned because the database is away: spread, so that they do not all come back at once. */
export function breakerDelaySeconds(random: Random): number {
  return Math.round(5 + 25 * random());
}
