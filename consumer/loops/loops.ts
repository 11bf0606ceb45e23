import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { Log } from "#server/platform/log.ts";
import { type Loop, runLoop } from "#server/platform/loop.ts";
import { adviceOn } from "../queue/error-class.ts";

/** All that happens by the clock. A process whose loops stand still is alive for nobody. */
export interface Loops {
  /** Runs them until the signal aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Loops that did not turn for longer than this. */
  silentFor(ms: number): string[];
}

export interface LoopsPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Pick<Log, "warn">;
}

export function createLoops({ clock, timers, log }: LoopsPorts, loops: readonly Loop[]): Loops {
  const turns = new Map<string, number>();
  const run = (loop: Loop, signal: AbortSignal) => {
    const onTick = () => void turns.set(loop.name, clock.now().getTime());
    const onError = (error: unknown) =>
      log.warn({ err: error, loop: loop.name, ...adviceOn(error) }, "a loop failed and goes on");
    return runLoop(loop, { timers, onTick, onError }, signal);
  };
  return {
    async run(signal) {
      await Promise.all(loops.map((loop) => run(loop, signal)));
    },
    silentFor(ms) {
      const now = clock.now().getTime();
      return [...turns].filter(([, at]) => now - at > ms).map(([name]) => name);
    },
  };
}
