import type { QueueMessage } from "#server/core/ports/queue.ts";

/** One receipt of one message, from the moment it is ours until it is settled or lost. */
export interface Delivery {
  readonly message: QueueMessage;
  readonly receivedAt: number;
  /** When somebody else may receive it, in milliseconds of our clock. */
  visibleUntil: number;
  /** The receipt is no longer ours: never delete with it. */
  lost: boolean;
  /** A renewal that is on its way; settling waits for it, or it could arrive after the delete. */
  renewing: Promise<void> | null;
  /** Its delete or return is on its way: renewing now could undo it. */
  settling: boolean;
  /** Aborts when the receipt is lost: what the handler still does is somebody else's work by now. */
  readonly abort: AbortController;
}

export function createDelivery(message: QueueMessage, now: number, visibilityMs: number): Delivery {
  return {
    message,
    receivedAt: now,
    visibleUntil: now + visibilityMs,
    lost: false,
    renewing: null,
    settling: false,
    abort: new AbortController(),
  };
}
