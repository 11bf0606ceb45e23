import type { EntryFailure, OutgoingMessage } from "#server/core/ports/queue.ts";

/** The services' batch limit. */
export const MAX_BATCH_ENTRIES = 10;
/** 256 KiB is what a PublishBatch may carry in total; the difference is room for what is counted differently there. */
const MAX_BATCH_BYTES = 240 * 1024;
/** Leaves room for attributes that are added on the way to the dead-letter queue. */
const MAX_MESSAGE_BYTES = 200 * 1024;
/** SNS silently drops a raw delivery with more than ten; one is kept free for `failure`. */
const MAX_ATTRIBUTES = 9;

/** Bytes as AWS counts them: the body, and name, type and value of every attribute. */
export function messageBytes({ body, attributes }: Pick<OutgoingMessage, "body" | "attributes">): number {
  return Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + "String".length + Buffer.byteLength(value),
    Buffer.byteLength(body),
  );
}

/** Why a message can never be sent, or null. Checked here because SNS would lose it without a word. */
export function refusalOf(message: OutgoingMessage): EntryFailure | null {
  const refuse = (code: string, text: string) => ({ id: message.id, verdict: "never" as const, code, message: text });
  const count = Object.keys(message.attributes).length;
  if (count > MAX_ATTRIBUTES) {
    return refuse("TooManyAttributes", `${count} attributes; at most ${MAX_ATTRIBUTES} can be delivered.`);
  }
  const bytes = messageBytes(message);
  if (bytes > MAX_MESSAGE_BYTES) {
    return refuse("Oversize", `${bytes} bytes with attributes; at most ${MAX_MESSAGE_BYTES} are sent.`);
  }
  return null;
}

/** Splits into calls of at most ten messages and 240 KiB, in order. */
export function toBatches<Message extends Pick<OutgoingMessage, "body" | "attributes">>(
  messages: readonly Message[],
): Message[][] {
  const batches: Message[][] = [];
  let room = 0;
  for (const message of messages) {
    const bytes = messageBytes(message);
    const current = batches.at(-1);
    if (current && current.length < MAX_BATCH_ENTRIES && bytes <= room) {
      current.push(message);
      room -= bytes;
    } else {
      batches.push([message]);
      room = MAX_BATCH_BYTES - bytes;
    }
  }
  return batches;
}
