import { sharedQuery } from "#server/platform/shared-query.ts";

/** So long those that were counted ahead are given out. Older ones are left out: they would stand before what others filed long since. */
const KEPT_MS = 1_000;

/**
 * Gives out the numbers of a counter that several processes share. Who asks at once shares a block, and each gets the end of what was
 * asked for. Where several ask, as many again are counted ahead: who comes next need not wait for the database, nor does it for
 * them. Whoever asks alone gets the next one.
 * @param count adds so much, and resolves to what the counter says then
 */
export function createNumbers(
  count: (by: number) => Promise<number>,
  elapsed: () => number = () => performance.now(),
): (step?: number) => Promise<number> {
  let ahead: number[] = [];
  let keptUntil = 0;
  const counted = sharedQuery(async (steps: readonly number[]) => {
    const asked = steps.reduce((sum, step) => sum + step, 0);
    const spare = steps.length > 1 ? steps.length : 0;
    const highest = await count(asked + spare);
    let number = highest - spare - asked;
    const given = steps.map((step) => (number += step));
    ahead = Array.from({ length: spare }, (_, n) => number + 1 + n);
    keptUntil = elapsed() + KEPT_MS;
    return given;
  });
  return async (step = 1) => {
    // Whoever found theirs taken is told by a counter that lost its place: what it gave beside that is taken as well.
    if (step > 1 || elapsed() >= keptUntil) ahead = [];
    return ahead.shift() ?? counted(step);
  };
}
