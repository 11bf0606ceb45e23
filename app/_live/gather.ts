import { createSoon } from "#server/core/bursts/soon.ts";

const timers = { sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

export interface Gathered<Item> {
  /** To be handled with the next turn, never two of those at once. */
  add(item: Item): void;
  /** To be handled at once, with all that waits for its turn; also beside a turn under way, but never beside its like. */
  now(item: Item): void;
}

/**
 * Gathers what comes in bursts and handles it in turns: under a storm of hints each turn still finishes, and what came
 * meanwhile goes with the next.
 * @param waitMs from the first item of a turn to its handling.
 */
export function gather<Item>(waitMs: number, handle: (items: readonly Item[]) => Promise<void>): Gathered<Item> {
  let waiting: Item[] = [];
  const every = (ms: number) =>
    createSoon({
      timers,
      waitMs: ms,
      onError: (error) => reportError(error),
      async step() {
        const items = waiting;
        waiting = [];
        if (items.length > 0) await handle(items);
      },
    });
  const turns = every(waitMs);
  const urgent = every(0);
  const adding = (soon: typeof turns) => (item: Item) => {
    waiting.push(item);
    soon.nudge();
  };
  return { add: adding(turns), now: adding(urgent) };
}
