/** From when until when something is expected, in whole seconds from now. */
export interface Range {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** It happens within what is said in as many of the futures as possible, and in no fewer than so many. */
const MOST_SHARE = 0.96;
const LEAST_SHARE = 0.8;
const STEP = 0.02;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * A range that nearly all of these times lie in, in round figures: the lower end down, the upper end up. Null where it would
 * have to be so wide that it says nothing, or where it may never happen.
 */
export function rangeOf(waitsMs: readonly number[]): Range | null {
  const sorted = waitsMs.toSorted((a, b) => a - b);
  for (let share = MOST_SHARE; share >= LEAST_SHARE; share -= STEP) {
    const range = narrowest(sorted, share);
    if (range && wideness(range) <= 1) return range;
  }
  return null;
}

/** The narrowest in which so large a share of them lies. */
function narrowest(sorted: readonly number[], share: number): Range | null {
  const within = Math.ceil(sorted.length * share);
  let best: Range | null = null;
  for (let from = 0; from + within <= sorted.length; from++) {
    const [lower, upper] = [sorted[from] ?? 0, sorted[from + within - 1] ?? Number.POSITIVE_INFINITY];
    if (!Number.isFinite(upper)) break;
    const range = { minSeconds: roundDown(lower / 1_000), maxSeconds: roundUp(upper / 1_000) };
    if (!best || wideness(range) < wideness(best)) best = range;
  }
  return best;
}

/** A range whose upper end is more than two and a half times the lower one, and two minutes, says nothing. */
export function wideness({ minSeconds, maxSeconds }: Range): number {
  return maxSeconds / (2.5 * minSeconds + 2 * MINUTE);
}

/** What people would say of so long a time: minutes, then fives of them, then quarters of an hour. */
function stepOf(seconds: number): number {
  if (seconds <= 20 * MINUTE) return MINUTE;
  return seconds <= 2 * HOUR ? 5 * MINUTE : 15 * MINUTE;
}

function roundDown(seconds: number): number {
  return Math.floor(seconds / stepOf(seconds)) * stepOf(seconds);
}

function roundUp(seconds: number): number {
  return Math.max(MINUTE, Math.ceil(seconds / stepOf(seconds)) * stepOf(seconds));
}
