import type { Once } from "./once.ts";

/** A request under a key, as a door hands it to a verb, with how often it was found to be a repetition. */
export function anOnce(key: string, asked = "the same"): Once & { readonly count: { repeats: number } } {
  const count = { repeats: 0 };
  return { key, fingerprint: asked, count, onRepeat: () => count.repeats++ };
}
