import { isWorse, sizeOf } from "#server/core/alerts/condition.ts";
import type { UserId } from "#server/core/ids.ts";
import type { StoredAlert } from "./store.ts";

/** Whether this lead has read of it, and it is not much worse since. */
export function isReadBy(alert: StoredAlert, lead: UserId): boolean {
  const { readSize } = alert.markOf(lead);
  return readSize !== undefined && !isWorse(sizeOf(alert.condition), readSize);
}
