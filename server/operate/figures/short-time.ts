import type { Saying } from "#server/core/saying.ts";

/** A time in its largest unit, for a sentence. */
export function shortTime(ms: number): Saying {
  if (ms < 1_000) return { key: "stations.time.ms", values: { count: Math.round(ms) } };
  if (ms < 60_000) return { key: "stations.time.seconds", values: { count: Math.round(ms / 1_000) } };
  if (ms < 3_600_000) return { key: "stations.time.minutes", values: { count: Math.round(ms / 60_000) } };
  return { key: "stations.time.hours", values: { count: Math.round(ms / 3_600_000) } };
}
