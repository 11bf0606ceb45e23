import type { Types } from "mongoose";
import type { NoticeType } from "#server/core/events/notice.ts";
import type { EventId } from "#server/core/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";

export interface NotificationRow {
  _id: Types.ObjectId;
  /** eventId:recipient; unique, so that nobody is told twice. */
  key: string;
  eventId: EventId;
  recipient: Types.ObjectId;
  type: NoticeType;
  title: string;
  message: string;
  complaintId: string;
  at: Date;
  storedAt: Date;
  readAt: Date | null;
  emailedAt: Date | null;
  /** A mailer has it until then. */
  mailLease: Date | null;
}

export const notificationRows = defineRows<NotificationRow>("notifications", {
  once: { key: { key: 1 }, unique: true },
  // A person's own list, newest first.
  recipient: { key: { recipient: 1, _id: -1 } },
  // Who was told of an event: the reconciler, traces.
  event: { key: { eventId: 1 } },
  // The unread badge.
  unread: { key: { recipient: 1, readAt: 1 } },
  // The tail that feeds open browsers.
  stored: { key: { storedAt: 1, _id: 1 } },
  // What the mailer has to send.
  unmailed: { key: { emailedAt: 1, storedAt: 1 } },
});
