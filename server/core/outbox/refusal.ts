import type { EntryFailure } from "../ports/queue.ts";

/**
 * Whether an entry that was refused is given up. A code that nobody here knows is tried until `patienceMs` have passed: it
 * may be a new word for "not now".
 */
export function isGivenUp({ verdict }: Pick<EntryFailure, "verdict">, triedForMs: number, patienceMs: number): boolean {
  // rule: refused-for-now-stays
  if (verdict === "again") return false;
  // rule: doubtful-stays-for-a-while
  return verdict === "never" || triedForMs >= patienceMs;
}
