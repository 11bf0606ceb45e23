import type { OutboxEntry } from "../events/event.ts";
import type { Timers } from "../ports/environment.ts";
import type { AggregateRef, PendingOutbox } from "../ports/outbox-store.ts";
import { type RelayPorts, relay } from "./relay.ts";

const FLUSH_AT = 10;
const FLUSH_AFTER_MS = 5;

/** The fast path of the outbox: entries are relayed a few milliseconds after their commit, in small batches. */
export interface InlineRelay {
  offer(aggregate: AggregateRef, entry: OutboxEntry): void;
  /** Resolves when everything offered so far was relayed or left to the sweeper. */
  drain(): Promise<void>;
}

export function createInlineRelay(
  ports: RelayPorts & { readonly timers: Timers; readonly onBatchFailure: (error: unknown) => void },
): InlineRelay {
  let waiting: PendingOutbox[] = [];
  let timer: Promise<void> | null = null;
  const running = new Set<Promise<void>>();

  const flush = () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    // A failure is only reported: the entries are still in their documents, where the sweeper finds them.
    const run = relay(ports, batch, "inline")
      .then(() => undefined, ports.onBatchFailure)
      .finally(() => running.delete(run));
    running.add(run);
  };

  return {
    offer(aggregate, entry) {
      waiting.push({ aggregate, entries: [entry], tries: 0 });
      if (waiting.length >= FLUSH_AT) return flush();
      timer ??= ports.timers.sleep(FLUSH_AFTER_MS).then(() => {
        timer = null;
        flush();
      });
    },
    async drain() {
      while (timer || waiting.length > 0 || running.size > 0) {
        flush();
        await Promise.all([timer, ...running]);
      }
    },
  };
}
