import type { Timers } from "../ports/environment.ts";

export interface Soon {
  /** Something is there to be written. Never waits and never throws. */
  nudge(): void;
  /** Writes what is there now; resolves when nothing is left. */
  drain(): Promise<void>;
}

/**
 * Runs a step a moment after the first of a burst of nudges, one at a time. Without a nudge nothing runs: whoever has
 * nothing to say writes nothing. A step that fails is reported and not repeated, for what it carried was best effort.
 */
export function createSoon(options: {
  readonly timers: Timers;
  readonly waitMs: number;
  readonly step: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}): Soon {
  const { timers, waitMs, step, onError } = options;
  let isDue = false;
  let turn: Promise<void> | null = null;
  let hurry = new AbortController();

  const run = async () => {
    await timers.sleep(waitMs, hurry.signal);
    isDue = false;
    await step().catch(onError);
    turn = isDue ? run() : null;
  };

  return {
    nudge() {
      isDue = true;
      turn ??= run();
    },
    async drain() {
      hurry.abort();
      while (turn) await turn;
      hurry = new AbortController();
    },
  };
}
