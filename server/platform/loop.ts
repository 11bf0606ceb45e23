import type { Timers } from "#server/core/ports/environment.ts";

/** Something that is done again and again by the clock. */
export interface Loop {
  readonly name: string;
  /** Does it once; resolves to the milliseconds until the next time. */
  readonly turn: (signal: AbortSignal) => Promise<number>;
  /** Milliseconds until the next turn after so many in a row that failed; two seconds unless given. */
  readonly retryMs?: (failures: number) => number;
  /** Hears why a turn failed, and which one in a row it was; unless given, whoever runs the loop hears it. */
  readonly onError?: (error: unknown, failures: number) => void;
  /** Ends a pause early. */
  readonly bell?: Bell;
}

/**
 * Has a loop turn more seldom on a desk that stands still.
 * @param mayRest false while there is something to look at by the clock, all the same
 */
export type Resting = (restMs: number, loop: Loop, mayRest?: () => boolean) => Loop;

export interface LoopPorts {
  readonly timers: Timers;
  /** Called at every turn, whatever came of it. */
  readonly onTick: () => void;
  readonly onError: (error: unknown) => void;
}

const RETRY_MS = 2_000;

/**
 * Turns the loop, at once and then after as many milliseconds as each turn asked for, until the signal aborts.
 * A turn that throws is reported and tried again; it never ends the loop.
 */
export async function runLoop(loop: Loop, ports: LoopPorts, signal: AbortSignal): Promise<void> {
  const { turn, retryMs = () => RETRY_MS, onError = ports.onError, bell } = loop;
  let failures = 0;
  while (!signal.aborted) {
    ports.onTick();
    let waitMs: number;
    try {
      waitMs = await turn(signal);
      failures = 0;
    } catch (error) {
      failures++;
      onError(error, failures);
      waitMs = retryMs(failures);
    }
    await (bell ? bell.sleep(ports.timers, waitMs, signal) : ports.timers.sleep(waitMs, signal));
  }
}

/** Ends the pause of a loop early; a ring while nobody pauses ends the next pause. */
export interface Bell {
  ring(): void;
  sleep(timers: Timers, ms: number, signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = new AbortController();
  return {
    ring: () => rung.abort(),
    async sleep(timers, ms, signal) {
      await timers.sleep(ms, AbortSignal.any([signal, rung.signal]));
      if (rung.signal.aborted) rung = new AbortController();
    },
  };
}
