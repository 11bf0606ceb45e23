import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { Log } from "#server/platform/log.ts";
import { type Loop, runLoop } from "#server/platform/loop.ts";
import { adviceOn } from "../queue/error-class.ts";

/** All that happens by the clock. A process whose loops stand still is alive for nobody. */
export interface Loops {
  /** Runs them until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Loops that did not turn for longer than this, beside the pause that they asked for. */
  silentFor(ms: number): string[];
}

export interface LoopsPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, "warn">;
}

export function createLoops({ clock, timers, log }: LoopsPorts, loops: readonly Loop[]): Loops {
  /** When each was to turn next, or is turning since. */
  const due = new Map<string, number>();
  const run = (loop: Loop, signal: AbortSignal) => {
    const dueIn = (ms: number) => void due.set(loop.name, clock.now().getTime() + ms);
    const onTick = () => dueIn(0);
    const turn = async (stop: AbortSignal) => {
      const pauseMs = await loop.turn(stop);
      dueIn(pauseMs);
      return pauseMs;
    };
    const onError = (error: unknown) =>
      log.warn({ err: error, loop: loop.name, ...adviceOn(error) }, "a loop failed and goes on");
    return runLoop({ ...loop, turn }, { timers, onTick, onError }, signal);
  };
  return {
    async run(signal) {
      await Promise.all(loops.map((loop) => run(loop, signal)));
    },
    silentFor(ms) {
      const now = clock.now().getTime();
      return [...due].filter(([, at]) => now - at > ms).map(([name]) => name);
    },
  };
}
