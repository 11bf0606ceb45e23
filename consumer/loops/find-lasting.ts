import type { Timers } from "#server/core/ports/environment.ts";

/** Long enough for whatever was under way at the first look to have ended. */
const SETTLE_MS = 2_000;

/**
 * Looks twice and keeps what is there both times, unchanged. Between two writes of a healthy protocol much looks wrong
 * for a moment; only what stays wrong is an error.
 * @param keyOf Must change whenever the thing is written, so that work in progress never looks like something stuck.
 */
export async function findLasting<Item>(
  timers: Timers,
  signal: AbortSignal,
  look: () => Promise<readonly Item[]>,
  keyOf: (item: Item) => string,
): Promise<Item[]> {
  const first = new Set((await look()).map(keyOf));
  if (first.size === 0) return [];
  await timers.sleep(SETTLE_MS, signal);
  return signal.aborted ? [] : (await look()).filter((item) => first.has(keyOf(item)));
}
