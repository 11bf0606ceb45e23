import type { Clock, Random, Timers } from "#server/core/ports/environment.ts";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { decode } from "./decode.ts";
import type { Delivery } from "./delivery.ts";
import { classifyError } from "./error-class.ts";
import type { Outcome } from "./outcome.ts";
import type { ReceivedEvent } from "./received-event.ts";

/** Lost races are tried again on the spot; the queue would only make them slower. */
const CONFLICT_TRIES = 5;
const CONFLICT_PAUSE_MS = 50;

export interface HandleContext {
  readonly receiveCount: number;
  readonly attributes: QueueMessage["attributes"];
  /** Aborts when the message is no longer ours. */
  readonly signal: AbortSignal;
}

/** What a message asks for, done. Must be harmless to repeat; may throw. */
export type Handler = (event: ReceivedEvent, context: HandleContext) => Promise<Outcome>;

/** Decodes and handles one message; every error has become an outcome. */
export async function handleDelivery(
  delivery: Delivery,
  ports: {
    readonly handler: Handler;
    readonly timers: Timers;
    readonly random: Random;
    readonly clock: Clock;
    readonly isDone: (messageId: string) => boolean;
  },
): Promise<{ readonly outcome: Outcome; readonly event: ReceivedEvent | null; readonly wasDone: boolean }> {
  const decoded = decode(delivery.message);
  if (decoded.kind === "reject") return { outcome: decoded, event: null, wasDone: false };
  const { event } = decoded;
  const { messageId, receiveCount, attributes } = delivery.message;
  // rule: done-is-remembered
  // A retried message is handled again: somebody waits for its answer.
  if (ports.isDone(messageId) && !attributes["letter"]) return { outcome: { kind: "done" }, event, wasDone: true };
  const context = { receiveCount, attributes, signal: delivery.abort.signal };
  for (let attempt = 1; ; attempt++) {
    try {
      return { outcome: await ports.handler(event, context), event, wasDone: false };
    } catch (error) {
      const why = classifyError(error);
      if (why === "conflict" && attempt < CONFLICT_TRIES && !context.signal.aborted) {
        await ports.timers.sleep(CONFLICT_PAUSE_MS * attempt * ports.random());
        continue;
      }
      // rule: failed-is-not-deleted
      return { outcome: { kind: "retry", why, error }, event, wasDone: false };
    }
  }
}
