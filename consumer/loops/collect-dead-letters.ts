import type { Clock } from "#server/core/ports/environment.ts";
import type { QueueDepth } from "#server/core/ports/queue.ts";

/** A loop shows that it is alive at least this often, whatever it waits for. */
const TURN_MS = 30_000;

export interface LetterTurnPorts {
  readonly clock: Clock;
  /** How often somebody looks whether others put something there. Each look is a billed request. */
  readonly everyMs: number;
  readonly depth: () => Promise<QueueDepth>;
  readonly onDepth: (depth: QueueDepth) => void;
  /** Takes messages out of the queue; resolves to true when none is left. */
  readonly collect: (signal: AbortSignal) => Promise<boolean>;
}

export interface LetterTurn {
  /** Something was put there just now: look at once. */
  nudge(): void;
  /** One turn; resolves to the milliseconds until the next. */
  turn(signal: AbortSignal): Promise<number>;
}

/** Watches a dead-letter queue for almost nothing: it is empty nearly always, and this process knows when it is not. */
export function createLetterTurn({ clock, everyMs, depth, onDepth, collect }: LetterTurnPorts): LetterTurn {
  let isNudged = false;
  let lookAt = clock.now();
  const later = (ms: number) => new Date(clock.now().getTime() + ms);

  return {
    nudge() {
      isNudged = true;
    },
    async turn(signal) {
      const now = clock.now();
      if (isNudged || now >= lookAt) {
        const wasNudged = isNudged;
        isNudged = false;
        // Also when it fails: a queue that is missing or forbidden is not asked any faster.
        lookAt = later(everyMs);
        const found = wasNudged ? null : await depth();
        if (found) onDepth(found);
        if (!found || found.visible > 0) isNudged = !(await collect(signal)) || isNudged;
      }
      return isNudged ? 0 : Math.min(TURN_MS, Math.max(0, lookAt.getTime() - clock.now().getTime()));
    },
  };
}
