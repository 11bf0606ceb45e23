import { clockAt } from "./clock.ts";

const DAY_MS = 86_400_000;

/**
 * The moment at which clocks there show this, as inputs write it: `2026-03-02T10:30`, or a date for its beginning. A time
 * that is shown twice is the first of the two, one that is left out as much later as clocks are put forward: as the server
 * counts opening hours. Null for what is no time.
 */
export function momentAt(local: string, timeZone: string): Date | null {
  const shown = Date.parse(local.includes("T") ? `${local}Z` : `${local}T00:00Z`);
  if (Number.isNaN(shown)) return null;
  const before = shown - offsetAt(shown - DAY_MS, timeZone);
  const after = shown - offsetAt(shown + DAY_MS, timeZone);
  const isShownAt = (moment: number) => moment + offsetAt(moment, timeZone) === shown;
  return new Date([before, after].find(isShownAt) ?? before);
}

/** By how much the clocks there are ahead of UTC's. */
function offsetAt(ms: number, timeZone: string): number {
  const { year, month, day, time } = clockAt(new Date(ms), timeZone);
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}
