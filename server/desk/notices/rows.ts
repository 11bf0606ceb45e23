import { Schema, type Types } from "mongoose";
import type { NoticeType } from "#server/core/events/notice.ts";
import { defineModel } from "#server/platform/db/model.ts";

export interface NotificationRow {
  _id: Types.ObjectId;
  /** eventId:recipient; unique, so that nobody is told twice. */
  key: string;
  eventId: string;
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

const schema = new Schema(
  {
    key: { type: String, required: true },
    eventId: { type: String, required: true },
    recipient: { type: Schema.Types.ObjectId, required: true },
    type: { type: String, required: true },
    title: { type: String, required: true },
    message: { type: String, required: true },
    complaintId: { type: String, required: true },
    at: { type: Date, required: true },
    storedAt: { type: Date, required: true },
    readAt: { type: Date, default: null },
    emailedAt: { type: Date, default: null },
    mailLease: { type: Date, default: null },
  },
  { collection: "notifications", versionKey: false },
);

schema.index({ key: 1 }, { unique: true, name: "once" });
// A person's own list, newest first.
schema.index({ recipient: 1, _id: -1 }, { name: "recipient" });
// The unread badge.
// Who was told of an event: the reconciler, traces.
schema.index({ eventId: 1 }, { name: "event" });
schema.index({ recipient: 1, readAt: 1 }, { name: "unread" });
// The tail that feeds open browsers.
schema.index({ storedAt: 1, _id: 1 }, { name: "stored" });
// What the mailer has to send.
schema.index({ emailedAt: 1, storedAt: 1 }, { name: "unmailed" });

export const NotificationModel = defineModel("Notification", schema);
