import { createBatches } from "#server/core/bursts/batches.ts";
import type { Timers } from "#server/core/ports/environment.ts";
import type { Queue, VisibilityChange } from "#server/core/ports/queue.ts";
import type { Observe } from "./facts.ts";

const BATCH = { maxItems: 10, maxWaitMs: 20 };

/**
 * Gives messages back to the queue, to be received again after so many seconds. Never throws: one that cannot be given
 * back returns by itself when its visibility ends.
 */
export interface Returner {
  giveBack(change: VisibilityChange): Promise<void>;
  drain(): Promise<void>;
}

export function createReturner(ports: {
  readonly queue: Pick<Queue, "changeVisibility">;
  readonly timers: Timers;
  readonly observe: Observe;
}): Returner {
  const { queue, timers, observe } = ports;
  const batches = createBatches<VisibilityChange>({
    timers,
    ...BATCH,
    async flush(changes) {
      try {
        await queue.changeVisibility(changes);
      } catch (error) {
        observe({ kind: "visibility-failed", error });
      }
    },
  });
  return { giveBack: (change) => batches.add(change), drain: () => batches.drain() };
}
