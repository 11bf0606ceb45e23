import { ticketIdOf } from "#server/core/ids.ts";
import type { OutgoingMessage, Queue } from "#server/core/ports/queue.ts";
import { createVirtualTime, type VirtualTime } from "#server/platform/testing/virtual-time.ts";
import type { QueueFact } from "../facts.ts";
import type { Handler } from "../handle-delivery.ts";
import { createQueueLoop, type QueueLoop } from "../queue-loop.ts";
import { createMemoryQueue, type MemoryQueue } from "./memory-queue.ts";

export interface LoopWorld {
  readonly time: VirtualTime;
  readonly queue: MemoryQueue;
  readonly deadLetters: MemoryQueue;
  readonly loop: QueueLoop;
  readonly facts: readonly QueueFact[];
  factsOf<Kind extends QueueFact["kind"]>(kind: Kind): Extract<QueueFact, { kind: Kind }>[];
  /** Puts events into the queue, all at once; the number tells them apart. */
  sendEvents(...numbers: number[]): Promise<void>;
  /** Stops the loop while time passes. */
  stop(): Promise<void>;
}

export interface LoopWorldOptions {
  readonly handler: Handler;
  readonly ping?: () => Promise<void>;
  /** Puts something between the loop and its queue. */
  readonly wrap?: (queue: MemoryQueue) => Queue;
  readonly onFatal?: (error: unknown) => void;
  readonly random?: () => number;
}

export const eventId = (number: number) => `0197e7a0-0000-7000-8000-${String(number).padStart(12, "0")}`;
export const ticketId = (number: number) => ticketIdOf(number.toString(16).padStart(24, "0"));

/** The real loop on a queue in memory and a time that a test moves. */
export function createLoopWorld(options: LoopWorldOptions): LoopWorld {
  const { handler, ping = async () => {}, wrap = (queue) => queue, onFatal = () => {}, random = () => 0.5 } = options;
  const time = createVirtualTime();
  const deadLetters = createMemoryQueue(time);
  const queue = createMemoryQueue({ ...time, redrive: { maxReceiveCount: 12, deadLetters } });
  const facts: QueueFact[] = [];
  const loop = createQueueLoop({
    ...time,
    queue: wrap(queue),
    deadLetters,
    handler,
    ping,
    random,
    observe: (fact) => void facts.push(fact),
    onFatal,
    worker: "test",
    visibilitySeconds: 30,
    waitSeconds: 15,
  });
  return {
    time,
    queue,
    deadLetters,
    loop,
    facts,
    factsOf: (kind) => facts.filter((fact): fact is Extract<QueueFact, { kind: typeof kind }> => fact.kind === kind),
    async sendEvents(...numbers) {
      await queue.send(numbers.map((number) => toMessage(number, time.clock.now())));
    },
    async stop() {
      let isStopped = false;
      const stopped = loop.stop().then(() => {
        isStopped = true;
      });
      await time.until(() => isStopped);
      await stopped;
    },
  };
}

function toMessage(number: number, at: Date): OutgoingMessage {
  const data = { ticketId: ticketId(number), complaintId: `COMP-${10_000 + number}` };
  return {
    id: String(number),
    body: JSON.stringify({ eventType: "ticket.created", timestamp: at.toISOString(), data }),
    attributes: { eventId: eventId(number), eventType: "ticket.created", v: "1" },
  };
}
