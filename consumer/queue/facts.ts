import type { EventId } from "#server/core/ids.ts";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import type { RejectReason } from "#server/operate/letters/dead-letter.ts";
import type { ErrorClass } from "./error-class.ts";
import type { ReceivedEvent } from "./received-event.ts";

/** Everything the loop does that a metric, a log line or a test wants to know. Each is reported once, as it happens. */
export type QueueFact =
  | { readonly kind: "received"; readonly result: "full" | "partial" | "empty"; readonly count: number }
  | { readonly kind: "receive-failed"; readonly error: unknown; readonly waitMs: number }
  /** The queue answers empty receives at once instead of holding them open; said once. */
  | {
      readonly kind: "receives-hasty";
      readonly tookMs: number;
      readonly waitSeconds: number;
      readonly pauseMs: number;
    }
  | { readonly kind: "waited-in-queue"; readonly ms: number }
  | {
      readonly kind: "handled";
      readonly message: QueueMessage;
      /** Null when the message could not be read. */
      readonly event: ReceivedEvent | null;
      readonly eventType: string;
      readonly receivedAt: Date;
      /** When its turn came. */
      readonly startedAt: Date;
      /** It had been handled at an earlier receipt; only its delete had failed. */
      readonly wasDone: boolean;
      readonly result: "done" | "retry" | "reject";
      readonly ms: number;
      /** From the moment the event happened until now. */
      readonly lagMs: number;
    }
  | {
      readonly kind: "retried";
      readonly why: ErrorClass | "not-found";
      readonly seconds: number;
      readonly error: unknown;
    }
  | {
      readonly kind: "dead-lettered";
      readonly reason: RejectReason;
      readonly sentence: string;
      readonly eventId: EventId;
    }
  | { readonly kind: "dead-letter-failed"; readonly error: unknown }
  | { readonly kind: "deleted"; readonly result: "ok" | "failed"; readonly count: number }
  | { readonly kind: "duplicate-of-done"; readonly eventId: EventId }
  | { readonly kind: "visibility-extended"; readonly count: number }
  | { readonly kind: "visibility-failed"; readonly error: unknown }
  | { readonly kind: "visibility-lost"; readonly messageId: string }
  | { readonly kind: "returned"; readonly count: number; readonly why: "draining" | "breaker-open" }
  | { readonly kind: "breaker"; readonly state: "open" | "closed"; readonly reason: string }
  | { readonly kind: "pollers"; readonly count: number }
  | { readonly kind: "in-flight"; readonly count: number };

export type Observe = (fact: QueueFact) => void;
