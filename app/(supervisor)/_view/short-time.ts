import { formatDuration } from "#app/_ui/duration.ts";

/** A measured time, as short as its size allows: "4 ms", "1.2 s", "3 min". */
export function shortTime(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
  return formatDuration(ms);
}
