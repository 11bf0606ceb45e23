import type { Timers } from "#server/core/ports/environment.ts";

export interface MicroBatch<Item> {
  /** Resolves when the batch that carried the item is through; rejects when that batch failed. */
  add(item: Item): Promise<void>;
  /** Resolves when nothing waits and nothing is on its way. */
  drain(): Promise<void>;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Collects items for a moment, or until there are enough, and hands them on in one call. */
export function createMicroBatch<Item>(options: {
  readonly timers: Timers;
  readonly maxItems: number;
  readonly maxWaitMs: number;
  readonly flush: (items: readonly Item[]) => Promise<void>;
}): MicroBatch<Item> {
  const { timers, maxItems, maxWaitMs, flush } = options;
  let waiting: Waiting<Item>[] = [];
  let timer: Promise<void> | null = null;
  const running = new Set<Promise<void>>();

  const send = () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const run = flush(batch.map(({ item }) => item))
      .then(
        () => batch.forEach(({ resolve }) => resolve()),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      )
      .finally(() => running.delete(run));
    running.add(run);
  };

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (waiting.length >= maxItems) return send();
        timer ??= timers.sleep(maxWaitMs).then(() => {
          timer = null;
          send();
        });
      });
    },
    async drain() {
      while (waiting.length > 0 || running.size > 0) {
        send();
        await Promise.all(running);
      }
    },
  };
}
