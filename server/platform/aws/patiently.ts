import type { Timers } from "#server/core/ports/environment.ts";
import { isTooEarly } from "./aws-errors.ts";

/** Over a minute in all: a name is free sixty seconds after its queue was deleted, and news is everywhere sooner. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 16_000, 16_000];

/** Makes a call about something that was made or deleted a moment ago; repeats it while AWS has not heard of that yet. */
export async function patiently<Result>({ timers }: { timers: Timers }, call: () => Promise<Result>): Promise<Result> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (!isTooEarly(error)) throw error;
      await timers.sleep(pauseMs);
    }
  }
  return call();
}
