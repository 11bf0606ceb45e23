import type { Timers } from "#server/core/ports/environment.ts";

export interface EveryOptions {
  readonly timers: Timers;
  /** Called at every turn, whatever came of it. */
  readonly onTick: () => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds until the next turn after one that failed. */
  readonly retryMs: number;
}

/**
 * Repeats a step, at once and then after as many milliseconds as the step returned, until the signal aborts.
 * A step that throws is reported and tried again; it never ends the loop.
 */
export async function every(
  { timers, onTick, onError, retryMs }: EveryOptions,
  signal: AbortSignal,
  step: () => Promise<number>,
): Promise<void> {
  while (!signal.aborted) {
    onTick();
    let waitMs = retryMs;
    try {
      waitMs = await step();
    } catch (error) {
      onError(error);
    }
    await timers.sleep(waitMs, signal);
  }
}
