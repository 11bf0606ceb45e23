/**
 * Gathers what comes in bursts and handles it in turns, never two at once: under a storm of hints each turn still
 * finishes, and what came meanwhile goes with the next.
 * @param delayMs from the first item of a turn to its handling.
 */
export function gather<Item>(delayMs: number, handle: (items: readonly Item[]) => Promise<void>): (item: Item) => void {
  let waiting: Item[] = [];
  let isBusy = false;

  const schedule = () => {
    isBusy = true;
    setTimeout(() => {
      const items = waiting;
      waiting = [];
      void handle(items).finally(() => {
        isBusy = false;
        if (waiting.length > 0) schedule();
      });
    }, delayMs);
  };

  return (item) => {
    waiting.push(item);
    if (!isBusy) schedule();
  };
}
