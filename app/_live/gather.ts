import { createSoon } from "#server/core/bursts/soon.ts";

const timers = { sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

/**
 * Gathers what comes in bursts and handles it in turns, never two at once: under a storm of hints each turn still
 * finishes, and what came meanwhile goes with the next.
 * @param waitMs from the first item of a turn to its handling.
 */
export function gather<Item>(waitMs: number, handle: (items: readonly Item[]) => Promise<void>): (item: Item) => void {
  let waiting: Item[] = [];
  const soon = createSoon({
    timers,
    waitMs,
    onError: (error) => reportError(error),
    async step() {
      const items = waiting;
      waiting = [];
      await handle(items);
    },
  });
  return (item) => {
    waiting.push(item);
    soon.nudge();
  };
}
