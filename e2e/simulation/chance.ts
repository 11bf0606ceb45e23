import { seededRandom } from "#server/core/seeded-random.ts";

/** All the chance of a run, from its seed. */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number;
  flip(probability: number): boolean;
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  pickFrom<Item>(items: readonly Item[]): Item | undefined;
}

export function createChance(seed: number): Chance {
  const next = seededRandom(Math.imul(seed, 2_654_435_761) + 17);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    flip: (probability) => next() < probability,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    pickFrom: (items) => items[below(items.length)],
  };
}
