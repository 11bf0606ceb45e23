import { isWorse, sizeOf } from "#server/core/alerts/condition.ts";
import type { UserId } from "#server/core/ids.ts";
import type { AlertWay } from "#server/desk/alerts/rows.ts";
import type { AlertStore, StoredAlert } from "#server/desk/alerts/store.ts";

/** What is over by then was not worth a mail, nor a push. */
const LASTS_MS = 60_000;
/** What comes and goes is told once in this time, unless it is much worse. */
const AGAIN_MS = 30 * 60_000;

/** What lasts by now for long enough to tell somebody who is not there. */
export async function lastingAlerts({ list }: Pick<AlertStore, "list">, now: number): Promise<StoredAlert[]> {
  return (await list()).filter(({ resolvedAt, since }) => resolvedAt === null && now - since.getTime() >= LASTS_MS);
}

/** Whether this lead has not read of it, and was not told in this way of this time that it is so, nor lately. */
export function isDue(alert: StoredAlert, lead: UserId, way: AlertWay, now: number): boolean {
  const mark = alert.markOf(lead);
  if (mark.readSize !== undefined || mark[way] !== undefined) return false;
  const last = alert.lastTold(lead, way);
  return !last || now - last.at.getTime() >= AGAIN_MS || isWorse(sizeOf(alert.condition), last.size);
}
