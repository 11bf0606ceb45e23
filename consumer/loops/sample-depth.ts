import type { Clock } from "#server/core/ports/environment.ts";
import type { QueueDepth } from "#server/core/ports/queue.ts";

const TURN_MS = 30_000;

export interface DepthTurnPorts {
  readonly clock: Clock;
  /** How often the depth is read while nothing happens. */
  readonly idleMs: number;
  /** Whether anything was received since the last call, or could not be. */
  readonly isBusy: () => boolean;
  readonly depth: () => Promise<QueueDepth>;
  readonly onDepth: (depth: QueueDepth) => void;
}

/**
 * Reads the queue's depth every half minute while there is something to see. Empty receives say the same for nothing, so
 * an idle consumer hardly ever asks.
 */
export function createDepthTurn({ clock, idleMs, isBusy, depth, onDepth }: DepthTurnPorts): () => Promise<number> {
  let askedAt: number | null = null;
  let isDeep = false;
  return async () => {
    const now = clock.now().getTime();
    const isDue = askedAt === null || now - askedAt >= idleMs;
    if (isBusy() || isDeep || isDue) {
      askedAt = now;
      const found = await depth();
      isDeep = found.visible > 0;
      onDepth(found);
    }
    return Math.min(TURN_MS, idleMs);
  };
}
