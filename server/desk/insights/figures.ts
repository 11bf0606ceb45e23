import type { Priority } from "#server/core/vocabulary.ts";

/** The middle value; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2);
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const MINUTE_MS = 60_000;

/** How long a waiting complaint of each priority may wait before somebody should look: what turns red on the board. */
export const WAIT_TARGETS_MS = {
  Critical: 5 * MINUTE_MS,
  High: 15 * MINUTE_MS,
  Medium: 60 * MINUTE_MS,
  Low: 240 * MINUTE_MS,
} satisfies Record<Priority, number>;
