import { createHash } from "node:crypto";
import { KEPT_ATTRIBUTES } from "#server/core/outbox/attributes.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { OutgoingMessage, Queue, QueueMessage } from "#server/core/ports/queue.ts";
import type { FailureAttribute } from "#server/operate/letters/failure-attribute.ts";
import type { Rejection } from "./outcome.ts";

const MAX_FAILURE_BYTES = 512;
/** A body that is too large to be sent on is cut here; its size and hash go with it. */
const MAX_BODY_BYTES = 150 * 1024;

/** Puts messages aside for a person. Resolves only when the dead-letter queue has taken the message: delete it after that. */
export type SendToDeadLetters = (message: QueueMessage, rejection: Rejection) => Promise<void>;

export function createDeadLetters(ports: {
  readonly deadLetters: Pick<Queue, "send">;
  readonly clock: Clock;
  /** Names this process to whoever reads the failure. */
  readonly worker: string;
}): SendToDeadLetters {
  return async (message, { reason, sentence }) => {
    const { body, cut } = fit(message.body);
    const failure: FailureAttribute = {
      reason,
      error: sentence,
      receiveCount: message.receiveCount,
      at: ports.clock.now().toISOString(),
      worker: ports.worker,
      ...cut,
    };
    const outgoing: OutgoingMessage = {
      id: message.messageId,
      body,
      attributes: { ...keptOf(message.attributes), failure: toAttribute(failure) },
    };
    const [refused] = await ports.deadLetters.send([outgoing]);
    if (refused) throw new Error(`The dead-letter queue refused the message: ${refused.code} ${refused.message}`);
  };
}

/** Ours only: room must be left for `failure`, and ten is all there is. */
function keptOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const entries = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = attributes[name];
    return value === undefined ? [] : [[name, value.slice(0, 256)]];
  });
  return Object.fromEntries(entries);
}

function fit(body: string): { body: string; cut: Pick<FailureAttribute, "cutFromBytes" | "sha256"> } {
  const bytes = Buffer.from(body);
  if (bytes.length <= MAX_BODY_BYTES) return { body, cut: {} };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { body: bytes.subarray(0, MAX_BODY_BYTES).toString(), cut: { cutFromBytes: bytes.length, sha256 } };
}

/** Shortens the error, and nothing else, until the whole fits. */
function toAttribute(failure: FailureAttribute): string {
  for (let length = failure.error.length; length > 0; length = Math.floor(length * 0.8)) {
    const text = JSON.stringify({ ...failure, error: failure.error.slice(0, length) });
    if (Buffer.byteLength(text) <= MAX_FAILURE_BYTES) return text;
  }
  return JSON.stringify({ ...failure, error: "" });
}
