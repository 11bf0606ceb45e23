import { wordsOf } from "#server/core/saying.ts";
import type { NotificationRecord } from "./notification-reader.ts";
import type { NotificationView } from "./wire.ts";

/** A notification as it goes over the wire. */
export function presentNotification({ title, message, ...record }: NotificationRecord): NotificationView {
  const { id, type, complaintId, at, read } = record;
  return { id, type, title: wordsOf(title), message: wordsOf(message), complaintId, at: at.toISOString(), read };
}
