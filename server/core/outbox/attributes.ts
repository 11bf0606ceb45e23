import type { OutboxEntry } from "../events/event.ts";

export type Attributes = Readonly<Record<string, string>>;

/**
 * What is carried on when a message is sent once more: ours, and nothing a stranger attached. `letter` names the dead
 * letter that a retried message came from.
 */
export const KEPT_ATTRIBUTES = [
  "eventId",
  "eventType",
  "v",
  "rev",
  "origin",
  "by",
  "replayId",
  "letter",
  "traceparent",
  "trial",
] as const;

export type Origin = "inline" | "sweep" | "replay" | "redrive";

/** Version of the body's shape, for readers. */
export const EVENT_VERSION = "1";

/** Message attributes of an event. Far fewer than ten: SNS silently drops a raw delivery with more. */
export function attributesOf(entry: OutboxEntry, origin: Origin): Record<string, string> {
  return {
    eventId: entry.id,
    eventType: entry.type,
    v: EVENT_VERSION,
    rev: String(entry.rev),
    origin,
    ...ofWhom(entry),
    ...(entry.traceparent ? { traceparent: entry.traceparent } : {}),
  };
}

/** The experiment that it belongs to, so that nobody counts it as what people did; or who did it. One of them: see above. */
function ofWhom({ trial, by }: OutboxEntry): Record<string, string> {
  if (trial) return { trial };
  // For consumers of the version before, which told people by it.
  return by ? { by } : {};
}
