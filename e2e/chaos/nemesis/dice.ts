import type { Random } from "#server/core/ports/environment.ts";

export interface Dice {
  /** From 0 up to, not including, 1. */
  readonly random: Random;
  /** A whole number in the range, ends included. */
  between(least: number, most: number): number;
  /** One of these. @throws when there is none. */
  pick<Item>(items: readonly Item[]): Item;
}

/** Chance that comes out the same for the same seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
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
