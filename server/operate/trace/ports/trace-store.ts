import type { EventType } from "#server/core/events/event-data.ts";
import type { NoticeType } from "#server/core/events/notice.ts";
import type { EventId, UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";

/** Something that a process saw happen to an event and that no document says. */
export type Mark = { readonly eventId: EventId; readonly at: Date } & (
  | { readonly kind: "clicked" }
  | {
      /** One receipt of its message. `at` is when it was received. */
      readonly kind: "delivered";
      readonly worker: string;
      readonly origin: string;
      readonly receiveCount: number;
      readonly sentAt: Date;
      readonly passBeganAt: Date | null;
      readonly passEndedAt: Date | null;
      readonly settledAt: Date;
      readonly result: "done" | "retry" | "reject" | "done before";
    }
  | { readonly kind: "emitted"; readonly worker: string; readonly sockets: number }
  | { readonly kind: "shown"; readonly role: Role }
);

export interface StoredStep {
  readonly id: EventId;
  readonly type: EventType;
  readonly rev: number;
  readonly at: Date;
  readonly storedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishCount: number;
  readonly parked: string | null;
}

export interface TracedNotice {
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly type: NoticeType;
  readonly storedAt: Date;
}

export interface TraceStore {
  /** Keeps marks for a week. */
  record(marks: readonly Mark[]): Promise<void>;
  /** A complaint's or agent's stored events, oldest first. */
  eventsOf(aggregateId: string, limit: number): Promise<StoredStep[]>;
  marksOf(eventIds: readonly EventId[]): Promise<Mark[]>;
  noticesOf(eventIds: readonly EventId[]): Promise<TracedNotice[]>;
  /** When the oldest published event was stored that came after this moment; null when there is none. */
  publishedAfter(moment: Date): Promise<Date | null>;
  /** When the message was sent that was received last; null when none was in the days that marks are kept. */
  lastSentAt(): Promise<Date | null>;
}
