import type { Timers } from "#server/core/ports/environment.ts";

const LEAST_MS = 8;
const MOST_MS = 64;

/** What a pass lost to others: tickets that moved on, places that were taken. */
export interface Losses {
  readonly stale: number;
  readonly taken: number;
}

/**
 * Lets passes of several processes out of each other's way. Whoever lost claims to another reads the same line at the same moments,
 * for nothing: its next pass waits for a moment that nobody else knows, a longer one each time, and a shorter one once it loses nothing.
 * What comes meanwhile shares that pass. Only speed depends on it, and nothing is kept anywhere: who dies was in nobody's way.
 */
export function createCourtesy(timers: Pick<Timers, "sleep">, random: () => number) {
  let upToMs = 0;
  return {
    async wait(): Promise<void> {
      if (upToMs > 0) await timers.sleep(random() * upToMs);
    },
    note({ stale, taken }: Losses): void {
      upToMs = stale + taken > 0 ? Math.min(MOST_MS, Math.max(LEAST_MS, upToMs * 2)) : Math.floor(upToMs / 2);
    },
  };
}
