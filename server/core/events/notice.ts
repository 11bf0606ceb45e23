import type { EventId, UserId } from "../ids.ts";

export type NoticeType =
  | "assigned"
  | "in-progress"
  | "waiting"
  | "resolved"
  | "closed"
  | "reply"
  | "requeued"
  | "reopened";

/** One thing one person is told once. `key` is unique: the same event never tells the same person again. */
export interface Notice {
  readonly key: string;
  readonly eventId: EventId;
  readonly recipient: UserId;
  readonly type: NoticeType;
  readonly title: string;
  readonly message: string;
  readonly complaintId: string;
  readonly at: Date;
}

/** What the words need beyond the event: read fresh, never trusted from a payload. */
export interface NoticeSubject {
  readonly complaintId: string;
  readonly title: string;
  readonly userId: UserId;
  readonly agentName: string | null;
}
