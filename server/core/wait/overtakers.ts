import { dispatchAt } from "../priority.ts";
import type { Priority } from "../vocabulary.ts";

/** What was filed lately, and in how long a time. */
export interface Arrivals {
  readonly filed: readonly { readonly category: string; readonly priority: Priority }[];
  readonly overMs: number;
}

/** Somebody who may come and stand before others. */
export interface Arrival {
  readonly at: number;
  readonly category: string;
  /** Where it will stand in line, as `dispatchAt` in ms. */
  readonly place: number;
}

/** More than this no line can be told anything about. */
const MOST = 400;

/**
 * Who files from now on and stands before a place in line, in the order of their coming, to be drawn again and again: each priority as
 * often as lately, by chance. Those of a priority can do so only for as long as its head start lasts.
 */
export function overtakersOf(
  { filed, overMs }: Arrivals,
  { nowMs, place }: { readonly nowMs: number; readonly place: number },
): (random: () => number) => Arrival[] {
  const groups = [...Map.groupBy(filed, (each) => each.priority)].map(([priority, alike]) => ({
    alike,
    headStart: nowMs - dispatchAt(new Date(nowMs), priority).getTime(),
    meanGapMs: overMs / alike.length,
  }));
  return (random) => {
    const coming: Arrival[] = [];
    for (const { alike, headStart, meanGapMs } of groups) {
      let at = nowMs;
      for (let n = 0; n < MOST; n++) {
        at += -Math.log(1 - random()) * meanGapMs;
        if (at - headStart >= place) break;
        const { category = "" } = alike[Math.floor(random() * alike.length)] ?? {};
        coming.push({ at, category, place: at - headStart });
      }
    }
    return coming.toSorted((a, b) => a.at - b.at).slice(0, MOST);
  };
}
