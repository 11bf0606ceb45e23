import type { Timers } from "#server/core/ports/environment.ts";

/** Ends the sleep of a loop early; a ring while nobody sleeps ends the next sleep. */
export interface Bell {
  readonly timers: Timers;
  ring(): void;
}

export function createBell({ sleep }: Timers): Bell {
  let rung = new AbortController();
  return {
    ring: () => rung.abort(),
    timers: {
      async sleep(ms, signal) {
        await sleep(ms, signal ? AbortSignal.any([signal, rung.signal]) : rung.signal);
        if (rung.signal.aborted) rung = new AbortController();
      },
    },
  };
}
