import type { DeclineReader } from "#server/core/ports/decline-reader.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Loop } from "#server/platform/loop.ts";

const EVERY_MS = 2_000;

export interface EndedDeclinePorts {
  readonly declines: DeclineReader;
  readonly clock: Clock;
  /** Runs a whole pass. */
  readonly pass: () => Promise<unknown>;
}

/**
 * Looks at the line when somebody's decline of a ticket has ended: time has no event that would wake the dispatcher. Each
 * consumer does so by its own clock, which is the one that its passes go by; a look too many finds nothing to do.
 */
export function createEndedDeclineLoop({ declines, clock, pass }: EndedDeclinePorts): Loop {
  // rule: first-look-is-at-all
  let lookedUntil = new Date(0);
  return {
    name: "declines",
    async turn() {
      const now = clock.now();
      // A clock that was set back comes past the same moments again, and passes go by it.
      const after = now < lookedUntil ? now : lookedUntil;
      // rule: ended-declines-are-looked-at, failed-look-is-repeated
      if (await declines.hasEnded(after, now)) await pass();
      lookedUntil = now;
      return EVERY_MS;
    },
  };
}
