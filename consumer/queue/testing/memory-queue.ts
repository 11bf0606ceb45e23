import type { Clock, Timers } from "#server/core/ports/environment.ts";
import type { OutgoingMessage, Queue, QueueMessage } from "#server/core/ports/queue.ts";

interface Stored {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: Date;
  visibleAt: number;
  receipt: string | null;
  receives: number;
}

export interface MemoryQueue extends Queue {
  /** Bodies of everything in it, visible or not. */
  bodies(): string[];
  /** Number of receives of the message with this body. */
  receives(body: string): number;
}

export interface MemoryQueueOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly visibilitySeconds?: number;
  /** After so many receives a message moves to `deadLetters` instead of being received once more. */
  readonly redrive?: { readonly maxReceiveCount: number; readonly deadLetters: MemoryQueue };
}

/** A standard queue in memory: visibility, receive counts, receipts that expire, long polls, redrive. Time is the caller's. */
export function createMemoryQueue(options: MemoryQueueOptions): MemoryQueue {
  const { clock, timers, visibilitySeconds = 30, redrive } = options;
  const messages = new Map<string, Stored>();
  let sequence = 0;
  let arrivals = new AbortController();
  const nowMs = () => clock.now().getTime();

  const announce = () => {
    const waiting = arrivals;
    arrivals = new AbortController();
    waiting.abort();
  };
  const add = ({ body, attributes }: Omit<OutgoingMessage, "id">) => {
    const id = `m${++sequence}`;
    messages.set(id, { id, body, attributes, sentAt: clock.now(), visibleAt: nowMs(), receipt: null, receives: 0 });
  };
  const take = async (max: number): Promise<QueueMessage[]> => {
    const visible = [...messages.values()].filter((message) => message.visibleAt <= nowMs());
    const taken: QueueMessage[] = [];
    for (const message of visible) {
      if (taken.length === max) break;
      if (redrive && message.receives >= redrive.maxReceiveCount) {
        messages.delete(message.id);
        await redrive.deadLetters.send([message]);
        continue;
      }
      message.receives++;
      message.receipt = `${message.id}/${message.receives}`;
      message.visibleAt = nowMs() + visibilitySeconds * 1_000;
      taken.push(toMessage(message, message.receipt));
    }
    return taken;
  };
  /** The stored message if this receipt still holds it. */
  const heldBy = (message: QueueMessage): Stored | null => {
    const stored = messages.get(message.messageId);
    return stored && stored.receipt === message.receiptHandle && stored.visibleAt > nowMs() ? stored : null;
  };

  return {
    async receive({ max, waitSeconds, signal }) {
      const deadline = nowMs() + waitSeconds * 1_000;
      while (true) {
        const taken = await take(max);
        if (taken.length > 0 || nowMs() >= deadline || signal?.aborted) return taken;
        const nextVisible = Math.min(deadline, ...[...messages.values()].map((message) => message.visibleAt));
        const wake = signal ? AbortSignal.any([arrivals.signal, signal]) : arrivals.signal;
        await timers.sleep(nextVisible - nowMs(), wake);
      }
    },
    async delete(deleted) {
      // As SQS does: a receipt that expired is accepted, and the message stays.
      for (const message of deleted) if (heldBy(message)) messages.delete(message.messageId);
      return [];
    },
    async changeVisibility(changes) {
      const failures = changes.filter(({ message }) => !heldBy(message));
      for (const { message, seconds } of changes) {
        const stored = heldBy(message);
        if (stored) stored.visibleAt = nowMs() + seconds * 1_000;
      }
      announce();
      return failures.map(({ message }) => ({ message, lost: true }));
    },
    async send(outgoing) {
      for (const message of outgoing) add(message);
      announce();
      return [];
    },
    async depth() {
      const visible = [...messages.values()].filter((message) => message.visibleAt <= nowMs()).length;
      return { visible, inFlight: messages.size - visible, delayed: 0 };
    },
    bodies: () => [...messages.values()].map((message) => message.body),
    receives: (body) => [...messages.values()].find((message) => message.body === body)?.receives ?? 0,
  };
}

function toMessage({ id, body, attributes, receives, sentAt }: Stored, receiptHandle: string): QueueMessage {
  return { messageId: id, receiptHandle, body, attributes, receiveCount: receives, sentAt };
}
