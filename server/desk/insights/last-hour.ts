import type { MinuteFigures } from "./rows.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * A figure of the last hour, one value for each of its 60 minutes, oldest first: null for a minute of which nobody knows, because no
 * consumer ran or there was nothing to measure. A gap is not a zero.
 */
export function lastHour(
  minutes: readonly MinuteFigures[],
  key: Exclude<keyof MinuteFigures, "at">,
  now: Date,
): (number | null)[] {
  const byMinute = new Map(minutes.map((minute) => [minute.at.getTime(), minute[key]]));
  const first = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS - HOUR_MS + MINUTE_MS;
  return Array.from({ length: 60 }, (_, minute) => byMinute.get(first + minute * MINUTE_MS) ?? null);
}
