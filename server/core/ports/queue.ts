/** One message as it was received: at-least-once, in any order, with the body exactly as the sender wrote it. */
export interface QueueMessage {
  readonly messageId: string;
  /** Valid for this receipt only; a later receipt of the same message makes it stale. */
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ApproximateReceiveCount; the first delivery is 1. */
  readonly receiveCount: number;
  readonly sentAt: Date;
}

export interface OutgoingMessage {
  /** Unique within one call; failures are reported by it. */
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface EntryFailure {
  readonly id: string;
  /** What sending the same entry again would lead to; `unknown` when the code is one that nobody here has heard of. */
  readonly verdict: "again" | "never" | "unknown";
  readonly code: string;
  readonly message: string;
}

export interface VisibilityChange {
  readonly message: QueueMessage;
  /** Seconds from now until the message can be received again. */
  readonly seconds: number;
}

/** A message that could not be deleted or hidden for longer. */
export interface ReceiptFailure {
  readonly message: QueueMessage;
  /** The receipt is no longer ours: never delete with it. */
  readonly lost: boolean;
}

export interface QueueDepth {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/**
 * A standard queue. Calls of any size are split into the service's batches of ten.
 * Whole-call failures throw; per-entry failures are returned.
 */
export interface Queue {
  receive(options: { max: number; waitSeconds: number; signal?: AbortSignal }): Promise<QueueMessage[]>;
  delete(messages: readonly QueueMessage[]): Promise<ReceiptFailure[]>;
  changeVisibility(changes: readonly VisibilityChange[]): Promise<ReceiptFailure[]>;
  send(messages: readonly OutgoingMessage[]): Promise<EntryFailure[]>;
  depth(): Promise<QueueDepth>;
}

/** A topic that fans out. Splits by count (10) and by bytes (240 KiB). Returns the entries that were not taken. */
export interface Topic {
  publish(messages: readonly OutgoingMessage[]): Promise<EntryFailure[]>;
}
