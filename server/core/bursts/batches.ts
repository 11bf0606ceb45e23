import type { Timers } from "../ports/environment.ts";

/** Gathers what comes close together and hands it on in one call; several calls may be under way at once. */
export interface Batches<Item> {
  /** Resolves when the call that carried the item is through; rejects when that call failed. */
  add(item: Item): Promise<void>;
  /** Hands on what waits, and resolves when nothing waits any more and nothing is on its way. */
  drain(): Promise<void>;
}

export interface BatchesOptions<Item> {
  readonly timers: Timers;
  /** So many are handed on at once. */
  readonly maxItems: number;
  /** The first of a batch waits this long for others. */
  readonly maxWaitMs: number;
  /**
   * While another call is under way, up to this long: whoever asks a busy machine asks for more at once. Not given: no longer than
   * otherwise.
   */
  readonly maxHoldMs?: number;
  readonly flush: (items: readonly Item[]) => Promise<unknown>;
}

interface Waiting<Item> {
  readonly item: Item;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createBatches<Item>({
  timers,
  maxItems,
  maxWaitMs,
  maxHoldMs = maxWaitMs,
  flush,
}: BatchesOptions<Item>): Batches<Item> {
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

  const gather = async () => {
    await timers.sleep(maxWaitMs);
    if (maxHoldMs <= maxWaitMs || running.size === 0) return;
    const held = new AbortController();
    await Promise.race([timers.sleep(maxHoldMs - maxWaitMs, held.signal), ...running]);
    held.abort("in time");
  };

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (waiting.length >= maxItems) return send();
        timer ??= gather().then(() => {
          timer = null;
          send();
        });
      });
    },
    async drain() {
      while (timer || waiting.length > 0 || running.size > 0) {
        send();
        await Promise.all([timer, ...running]);
      }
    },
  };
}
