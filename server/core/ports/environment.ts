import type { EventId } from "../ids.ts";
/** Time, chance and waiting come from outside, so that a simulator can own them. */
export interface Clock {
  now(): Date;
}

/** Uniform in [0, 1). */
export type Random = () => number;

export interface Timers {
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Makes ids that sort by time (UUIDv7 for events, ObjectId hex for documents). */
export interface Ids {
  eventId(): EventId;
  documentId(): string;
  token(): string;
}
