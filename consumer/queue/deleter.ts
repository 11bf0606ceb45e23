import { createBatches } from "#server/core/bursts/batches.ts";
import type { Random, Timers } from "#server/core/ports/environment.ts";
import type { Queue } from "#server/core/ports/queue.ts";
import { backoffMs } from "#server/platform/backoff.ts";
import type { Delivery } from "./delivery.ts";
import type { Observe } from "./facts.ts";

const BATCH = { maxItems: 10, maxWaitMs: 20 };
const MAX_TRIES = 4;
const BACKOFF = { baseMs: 100, capMs: 2_000 };
const REMEMBERED = 10_000;

export interface Deleter {
  /** Resolves when the message is gone, or when it is known that its next receipt only has to be deleted. */
  delete(delivery: Delivery): Promise<void>;
  /**
   * Whether this message was handled here although it could not be deleted. By the queue's id for it and not by its event:
   * what somebody else sent under that event's id would pass for the event itself.
   */
  isDone(messageId: string): boolean;
  drain(): Promise<void>;
}

/** Deletes handled messages in small batches; remembers those that resist, so that they are never handled twice. */
export function createDeleter(ports: {
  readonly queue: Pick<Queue, "delete">;
  readonly timers: Timers;
  readonly random: Random;
  readonly observe: Observe;
}): Deleter {
  const { queue, timers, random, observe } = ports;
  /** The latest last. Not a cache that reserves its whole size: it is empty on a healthy day. */
  const done = new Set<string>();
  const remember = ({ message: { messageId } }: Delivery) => {
    done.delete(messageId);
    done.add(messageId);
    const [oldest] = done;
    if (done.size > REMEMBERED && oldest !== undefined) done.delete(oldest);
  };

  /** What failed, and may or may not be tried again with the same receipt. */
  const tryDelete = async (entries: readonly Delivery[]): Promise<{ again: Delivery[]; lost: Delivery[] }> => {
    try {
      const failed = await queue.delete(entries.map(({ message }) => message));
      const isLost = new Map(failed.map(({ message, lost }) => [message.receiptHandle, lost]));
      const having = (lost: boolean) => entries.filter(({ message }) => isLost.get(message.receiptHandle) === lost);
      return { again: having(false), lost: having(true) };
    } catch {
      return { again: [...entries], lost: [] };
    }
  };

  const flush = async (batch: readonly Delivery[]) => {
    let left = [...batch];
    const lost: Delivery[] = [];
    for (let attempt = 1; left.length > 0 && attempt <= MAX_TRIES; attempt++) {
      if (attempt > 1) await timers.sleep(backoffMs(BACKOFF, attempt - 1, random));
      const failed = await tryDelete(left);
      lost.push(...failed.lost);
      left = failed.again;
    }
    const resisting = [...left, ...lost];
    for (const delivery of resisting) remember(delivery);
    if (resisting.length > 0) observe({ kind: "deleted", result: "failed", count: resisting.length });
    const count = batch.length - resisting.length;
    if (count > 0) observe({ kind: "deleted", result: "ok", count });
  };

  const batches = createBatches<Delivery>({ timers, ...BATCH, flush });
  return {
    async delete(delivery) {
      delivery.settling = true;
      await delivery.renewing;
      // rule: lost-receipt-deletes-nothing
      if (delivery.lost) {
        // Another receipt exists; when it comes to this process, there is nothing left to do but delete it.
        remember(delivery);
        return;
      }
      await batches.add(delivery);
    },
    isDone: (messageId) => done.has(messageId),
    drain: () => batches.drain(),
  };
}
