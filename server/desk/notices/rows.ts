import type { Types } from "mongoose";
import type { Notice, NoticeType } from "#server/core/events/notice.ts";
import type { EventId } from "#server/core/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** What somebody is told, as it is stored. */
export type NoticeSaying = Pick<Notice, "title" | "message">;

export interface NotificationRow {
  _id: Types.ObjectId;
  /** eventId:recipient; unique, so that nobody is told twice. */
  key: string;
  eventId: EventId;
  recipient: Types.ObjectId;
  type: NoticeType;
  /** What they are told, put into words when they read it. */
  says?: NoticeSaying;
  /** Words of the version before. */
  title?: string;
  message?: string;
  complaintId: string;
  at: Date;
  /** What the complaint's `rev` became with it; absent where it is about none, and in what the version before stored. */
  rev?: number;
  storedAt: Date;
  /** When it is looked at next whether to tell its reader on their devices; absent once it was, and in rows of the version before. */
  pushDue?: Date;
  readAt: Date | null;
  emailedAt: Date | null;
  /** No mailer takes it before then: one has it, or nobody can be written to. Null while it is gathered. */
  mailLease: Date | null;
  /** The mail that it goes or went into; absent before that, and in what the version before mailed. */
  mailedAs?: string;
  /** How often a mailer has taken it. */
  mailTries?: number;
}

export const notificationRows = defineRows<NotificationRow>("notifications", {
  once: { key: { key: 1 }, unique: true },
  // A person's own list, newest first.
  recipient: { key: { recipient: 1, _id: -1 } },
  // Who was told of an event: the reconciler, traces.
  event: { key: { eventId: 1 } },
  // The unread badge, and what of it is about one complaint: whoever opens that has read it.
  unread_about: { key: { recipient: 1, readAt: 1, complaintId: 1 } },
  // The tail that feeds open browsers.
  stored: { key: { storedAt: 1, _id: 1 } },
  to_push: { key: { pushDue: 1 }, partialFilterExpression: { pushDue: { $exists: true } } },
  // What the mailer has to send: what nobody has taken yet, and what was taken and not sent.
  to_mail: { key: { emailedAt: 1, readAt: 1, mailLease: 1, storedAt: 1 } },
  // What somebody was mailed of one complaint before.
  mailed_about: {
    key: { recipient: 1, complaintId: 1, storedAt: 1 },
    partialFilterExpression: { mailedAs: { $exists: true } },
  },
});
