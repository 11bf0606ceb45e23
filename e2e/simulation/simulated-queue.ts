import { type EventId, eventIdOf } from "#server/core/ids.ts";
import type { EntryFailure, OutgoingMessage, Queue, QueueMessage, Topic } from "#server/core/ports/queue.ts";
import type { Chance } from "./chance.ts";
import type { Lane, Scheduler } from "./scheduler.ts";

interface Stored {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: Date;
  visibleAt: number;
  receipt: string | null;
  receives: number;
}

/** How badly queue and topic behave right now. */
export interface QueueWeather {
  /** A published message arrives twice. */
  duplicate: number;
  /** A publish, an entry of it, a delete or a renewal is refused, or its answer is lost. */
  refuse: number;
  /** Milliseconds up to which a message may be late. */
  delayMs: number;
}

/** Hears of every delete that is about to take a message away. */
export type OnDelete = (lane: Lane, eventId: EventId, messageId: string) => void;

export interface SimulatedQueue {
  readonly weather: QueueWeather;
  size(): number;
  /** Bodies of what was put aside. */
  readonly deadLetters: OutgoingMessage[];
  /** Puts a message there that nobody published. */
  inject(message: Omit<OutgoingMessage, "id">): void;
  /** One message in flight, or all that this process holds, can be received again at once. */
  loseReceipt(): void;
  releaseAll(owner: object): void;
  queueOf(lane: Lane): Queue;
  deadLettersOf(lane: Lane): Pick<Queue, "send">;
  topicOf(lane: Lane): Topic;
}

export interface SimulatedQueueOptions {
  readonly chance: Chance;
  readonly scheduler: Pick<Scheduler, "now">;
  readonly visibilitySeconds: number;
  readonly onReceive: (lane: Lane, message: QueueMessage) => void;
  readonly onDelete: OnDelete;
}

/** A topic and its queue: at least once, in any order, late, and with receipts that expire while somebody works. */
export function createSimulatedQueue(options: SimulatedQueueOptions): SimulatedQueue {
  const { chance, scheduler, visibilitySeconds, onReceive, onDelete } = options;
  const { now } = scheduler;
  const messages = new Map<string, Stored>();
  const owners = new Map<string, object>();
  const deadLetters: OutgoingMessage[] = [];
  const weather: QueueWeather = { duplicate: 0, refuse: 0, delayMs: 0 };
  let sequence = 0;
  let arrivals = new AbortController();

  const announce = () => {
    const waiting = arrivals;
    arrivals = new AbortController();
    // With a reason of our own: making the usual one costs more than everything else here.
    waiting.abort("a message came");
  };
  const add = ({ body, attributes }: Omit<OutgoingMessage, "id">) => {
    const id = `m${++sequence}`;
    const visibleAt = now() + (weather.delayMs > 0 && chance.flip(0.3) ? chance.below(weather.delayMs) : 0);
    messages.set(id, { id, body, attributes, sentAt: new Date(now()), visibleAt, receipt: null, receives: 0 });
    announce();
  };
  const take = (lane: Lane, max: number): QueueMessage[] => {
    const visible = [...messages.values()].filter((message) => message.visibleAt <= now());
    const taken: QueueMessage[] = [];
    for (let left = Math.min(max, visible.length, 1 + chance.below(chance.pick([1, 1, 4]))); left > 0; left--) {
      const [stored] = visible.splice(chance.below(visible.length), 1);
      if (!stored) break;
      stored.receives++;
      stored.receipt = `${stored.id}/${stored.receives}`;
      stored.visibleAt = now() + visibilitySeconds * 1_000;
      owners.set(stored.id, lane.process);
      const message = toMessage(stored, stored.receipt);
      onReceive(lane, message);
      taken.push(message);
    }
    return taken;
  };
  const heldBy = (message: QueueMessage): Stored | null => {
    const stored = messages.get(message.messageId);
    return stored && stored.receipt === message.receiptHandle && stored.visibleAt > now() ? stored : null;
  };
  const nextVisible = () => {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { visibleAt } of messages.values()) earliest = Math.min(earliest, visibleAt);
    return earliest;
  };
  let refusals = 0;
  /** Every other one with a code that nobody knows. */
  const refused = ({ id }: { readonly id: string }): EntryFailure =>
    refusals++ % 2 === 0
      ? { id, verdict: "again", code: "InternalError", message: "try again" }
      : { id, verdict: "unknown", code: "Perhaps", message: "who knows" };

  return {
    weather,
    size: () => messages.size,
    deadLetters,
    inject: add,
    loseReceipt() {
      const inFlight = [...messages.values()].filter((message) => message.visibleAt > now());
      const lost = chance.pickFrom(inFlight);
      if (!lost) return;
      lost.visibleAt = now();
      announce();
    },
    releaseAll(owner) {
      for (const message of messages.values()) {
        if (owners.get(message.id) === owner) message.visibleAt = Math.min(message.visibleAt, now());
      }
      announce();
    },
    queueOf(lane) {
      return {
        async receive({ max, waitSeconds }) {
          const deadline = now() + waitSeconds * 1_000;
          while (true) {
            if (nextVisible() <= now()) {
              await lane.before("receive");
              const taken = take(lane, max);
              if (taken.length > 0) return taken;
            }
            if (now() >= deadline) return [];
            const waitMs = Math.max(0, Math.min(deadline, nextVisible()) - now());
            await lane.process.timers.sleep(waitMs, arrivals.signal);
          }
        },
        async delete(deleted) {
          await lane.before("delete");
          const failed = deleted.filter(() => chance.flip(weather.refuse));
          // As SQS does: a receipt that expired is accepted, and the message stays.
          for (const message of deleted) {
            if (failed.includes(message) || !heldBy(message)) continue;
            onDelete(lane, eventIdOf(message.attributes["eventId"] ?? ""), message.messageId);
            messages.delete(message.messageId);
          }
          if (chance.flip(weather.refuse / 4)) throw new Error("the answer to a delete got lost");
          return failed.map((message) => ({ message, lost: false }));
        },
        async changeVisibility(changes) {
          await lane.before("changeVisibility");
          if (chance.flip(weather.refuse)) throw new Error("a renewal got lost");
          const failures = changes.filter(({ message }) => !heldBy(message));
          for (const { message, seconds } of changes) {
            const stored = heldBy(message);
            if (stored) stored.visibleAt = now() + seconds * 1_000;
          }
          announce();
          return failures.map(({ message }) => ({ message, lost: true }));
        },
        async send(outgoing) {
          for (const message of outgoing) add(message);
          return [];
        },
        async depth() {
          return { visible: messages.size, inFlight: 0, delayed: 0 };
        },
      };
    },
    deadLettersOf(lane) {
      return {
        async send(outgoing) {
          await lane.before("sendToDeadLetters");
          if (chance.flip(weather.refuse)) return outgoing.map(refused);
          deadLetters.push(...outgoing);
          return [];
        },
      };
    },
    topicOf(lane) {
      return {
        async publish(outgoing) {
          await lane.before("publish");
          if (chance.flip(weather.refuse / 2)) throw new Error("the topic cannot be reached");
          const failures = outgoing.filter(() => chance.flip(weather.refuse)).map(refused);
          const failed = new Set(failures.map(({ id }) => id));
          for (const message of outgoing) {
            if (failed.has(message.id)) continue;
            add(message);
            if (chance.flip(weather.duplicate)) add(message);
          }
          if (chance.flip(weather.refuse / 4)) throw new Error("the answer of the topic got lost");
          return failures;
        },
      };
    },
  };
}

function toMessage({ id, body, attributes, receives, sentAt }: Stored, receiptHandle: string): QueueMessage {
  return { messageId: id, receiptHandle, body, attributes, receiveCount: receives, sentAt };
}
