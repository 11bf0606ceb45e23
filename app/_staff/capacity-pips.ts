/** Above this many places a row of pips no longer reads at a glance, and the figure alone is clearer. */
export const MAX_PIPS = 8;

export type Pip = "taken" | "free" | "over";

/** One pip per place: the taken ones first, then the free ones; tickets beyond the capacity show as `over`. */
export function capacityPips(load: number, capacity: number): Pip[] {
  const places = Array.from({ length: capacity }, (_, place): Pip => (place < load ? "taken" : "free"));
  const over = Array.from({ length: Math.max(0, load - capacity) }, (): Pip => "over");
  return [...places, ...over].slice(0, MAX_PIPS);
}
