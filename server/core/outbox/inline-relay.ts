import type { Offer } from "../assignments/ports.ts";
import { createBatches } from "../bursts/batches.ts";
import type { Timers } from "../ports/environment.ts";
import type { PendingOutbox } from "../ports/outbox-store.ts";
import { type RelayPorts, relay } from "./relay.ts";

const FLUSH_AT = 10;
const FLUSH_AFTER_MS = 5;
const FLUSH_BESIDE_ANOTHER_AFTER_MS = 25;

/** The fast path of the outbox: entries are relayed a few milliseconds after their commit, in small batches. */
export interface InlineRelay {
  readonly offer: Offer;
  /** Resolves when everything offered so far was relayed or left to the sweeper. */
  drain(): Promise<void>;
}

export function createInlineRelay(
  ports: RelayPorts & { readonly timers: Timers; readonly onBatchFailure: (error: unknown) => void },
): InlineRelay {
  const batches = createBatches<PendingOutbox>({
    timers: ports.timers,
    maxItems: FLUSH_AT,
    maxWaitMs: FLUSH_AFTER_MS,
    maxHoldMs: FLUSH_BESIDE_ANOTHER_AFTER_MS,
    // A failure is only reported: the entries are still in their documents, where the sweeper finds them.
    flush: (pending) => relay(ports, pending, "inline").catch(ports.onBatchFailure),
  });
  return {
    offer: (aggregate, entry, isSettled = false, subject) =>
      void batches.add({ aggregate, entries: [entry], tries: 0, isSettled, subject }),
    drain: batches.drain,
  };
}
