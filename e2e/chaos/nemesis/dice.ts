import type { Random } from "#server/core/ports/environment.ts";
import { seededRandom } from "#server/core/seeded-random.ts";

export interface Dice {
  /** From 0 up to, not including, 1. */
  readonly random: Random;
  /** A whole number in the range, ends included. */
  between(least: number, most: number): number;
  /** One of these. @throws when there is none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** Chance that comes out the same for the same seed. */
export function createDice(seed: number): Dice {
  const random = seededRandom(seed);
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    random,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
  };
}
