import { inLine } from "#server/desk/complaints/in-line.ts";
import { eventsSince } from "#server/desk/events/events-since.ts";
import type { Resting } from "#server/platform/loop.ts";
import type { DueWork } from "./due-work.ts";

/** Writes become visible out of order. */
const OVERLAP_MS = 2_000;

export interface Stillness {
  /**
   * Whether nothing happens on the desk and nothing can by the clock alone: nobody is connected here, no event was stored for a
   * while, whoever wrote it, and nobody waits in line.
   */
  isStill(): boolean;
  /**
   * Has a loop turn more seldom on a desk that stands still, where it would find what it has found. The turn that it rests
   * after has begun on such a desk itself.
   */
  readonly resting: Resting;
}

export interface StillnessPorts {
  readonly work: Pick<DueWork, "watching" | "stir" | "isCalm">;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
}

/** Knows by the looks for what is due whether the desk stands still. */
export function createStillness({ work, elapsed }: StillnessPorts): Stillness {
  let isLineEmpty = false;
  let since = new Date(0);
  work.watching(inLine, (at) => {
    isLineEmpty = at === null;
  });
  work.watching(
    eventsSince(() => since),
    (at) => {
      if (at === null) return;
      since = new Date(at.getTime() - OVERLAP_MS);
      work.stir();
    },
  );
  const isStill = () => isLineEmpty && work.isCalm();

  return {
    isStill,
    resting(restMs, loop, mayRest = () => true) {
      let rest: { readonly since: number; readonly pauseMs: number } | null = null;
      return {
        ...loop,
        async turn(signal) {
          const now = elapsed();
          const leftMs = rest ? rest.since + restMs - now : 0;
          if (rest && leftMs > 0 && isStill() && mayRest()) return Math.min(rest.pauseMs, leftMs);
          rest = null;
          const wasStill = isStill();
          const pauseMs = await loop.turn(signal);
          if (wasStill && pauseMs > 0) rest = { since: now, pauseMs };
          return pauseMs;
        },
      };
    },
  };
}
