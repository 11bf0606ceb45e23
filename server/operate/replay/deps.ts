import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { ReplayStore } from "./store.ts";

/** What the decisions about replays work with. */
export interface ReplayDeps extends Complaints<"find" | "findByHumanId"> {
  readonly replays: ReplayStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

const DAY_MS = 86_400_000;
const KEEP_MS = 30 * DAY_MS;

/** How long the order is remembered once it has ended. */
export function keptUntil(now: Date): Date {
  return new Date(now.getTime() + KEEP_MS);
}
