import { userIdOf } from "#server/core/ids.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { NotificationRow } from "./rows.ts";

export function fromNotificationRow(row: NotificationRow): StoredNotice {
  return {
    id: row._id.toHexString(),
    key: row.key,
    eventId: row.eventId,
    recipient: userIdOf(row.recipient.toHexString()),
    type: row.type,
    title: row.title,
    message: row.message,
    complaintId: row.complaintId,
    at: row.at,
  };
}
