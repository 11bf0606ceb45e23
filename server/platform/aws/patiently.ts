import type { Timers } from "#server/core/ports/environment.ts";
import { isTooEarly } from "./aws-errors.ts";

/** Over a minute in all: a name is free sixty seconds after its queue was deleted, and news is everywhere sooner. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000, 16_000];

export interface Patience {
  readonly timers: Timers;
  /** Hears of every pause, and of what AWS said. */
  readonly onWait?: (why: string) => void;
}

/** Makes a call about something that was made or deleted a moment ago; repeats it while AWS has not heard of that yet. */
export async function patiently<Result>({ timers, onWait }: Patience, call: () => Promise<Result>): Promise<Result> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Error && isTooEarly(error))) throw error;
      onWait?.(error.message);
      await timers.sleep(pauseMs);
    }
  }
  return call();
}
