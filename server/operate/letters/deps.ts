import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { RedriveStore } from "./redrive-store.ts";
import type { DeadLetterStore } from "./store.ts";

/** What the decisions about dead letters work with. */
export interface LetterDeps {
  readonly letters: DeadLetterStore;
  readonly redrives: RedriveStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

const DAY_MS = 86_400_000;
/** What was solved or archived, and the orders to retry, are history for this long. What failed stays. */
const KEEP_MS = 30 * DAY_MS;

export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + KEEP_MS);
}
