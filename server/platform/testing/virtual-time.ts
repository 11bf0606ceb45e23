import type { Clock, Timers } from "#server/core/ports/environment.ts";

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

export interface VirtualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Lets this much time pass, waking sleepers in their order and letting each do its work first. */
  advance(ms: number): Promise<void>;
  /** Lets time pass until the fact holds; throws when it does not within `maxMs` of virtual time. */
  until(fact: () => boolean, maxMs?: number): Promise<void>;
}

/** Time that passes only when a test or a simulator says so. */
export function createVirtualTime(start = new Date("2026-01-17T12:00:00.000Z")): VirtualTime {
  let now = start.getTime();
  const sleepers = new Set<Sleeper>();
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  const wakeNext = async (limit: number): Promise<boolean> => {
    const [next] = [...sleepers].toSorted((a, b) => a.due - b.due);
    if (!next || next.due > limit) return false;
    now = Math.max(now, next.due);
    next.wake();
    await settled();
    return true;
  };

  return {
    clock: { now: () => new Date(now) },
    timers: {
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          if (signal?.aborted) return resolve();
          const wake = () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", wake);
            resolve();
          };
          const sleeper = { due: now + ms, wake };
          sleepers.add(sleeper);
          signal?.addEventListener("abort", wake, { once: true });
        }),
    },
    async advance(ms) {
      const target = now + ms;
      await settled();
      while (await wakeNext(target));
      now = target;
      await settled();
    },
    async until(fact, maxMs = 600_000) {
      const limit = now + maxMs;
      await settled();
      while (!fact()) {
        if (!(await wakeNext(limit)))
          throw new Error(`Not true within ${maxMs} ms of virtual time: ${fact.toString()}`);
      }
    },
  };
}
