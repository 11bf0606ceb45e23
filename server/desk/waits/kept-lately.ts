import type { Clock } from "#server/core/ports/environment.ts";
import type { Arrivals } from "#server/core/wait/overtakers.ts";
import { type Pace, paceOf } from "#server/core/wait/pace.ts";
import { keptReading } from "#server/platform/kept-reading.ts";
import type { WaitStore } from "./store.ts";

const HOUR_MS = 3_600_000;
const PACE_OF_MS = 7 * 24 * HOUR_MS;
const HANDLED = 150;
const FILED = 500;
/** A pace is that of hours; it need not be of this second. */
const KEPT_MS = 10_000;

/** How the desk has been doing lately. */
export interface Lately {
  readonly pace: Pace;
  readonly arrivals: Arrivals;
}

/** Reads how the desk has been doing, and keeps it in this process's memory for ten seconds: a page costs no command for it. */
export function keepLately(store: WaitStore, clock: Clock): () => Promise<Lately> {
  return keptReading(() => readLately(store, clock.now()), KEPT_MS).read;
}

async function readLately(store: WaitStore, now: Date): Promise<Lately> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const [handled, filed] = await Promise.all([
    store.handledSince(before(PACE_OF_MS), HANDLED),
    store.filedSince(before(HOUR_MS), FILED),
  ]);
  const earliest = filed.length === FILED ? filed.at(-1)?.at : undefined;
  const overMs = earliest ? Math.max(1, now.getTime() - earliest.getTime()) : HOUR_MS;
  return { pace: paceOf(handled), arrivals: { filed, overMs } };
}
