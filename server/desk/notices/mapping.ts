import { userIdOf } from "#server/core/ids.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import type { NoticeSaying, NotificationRow } from "./rows.ts";

export function fromNotificationRow(row: NotificationRow): StoredNotice {
  return {
    id: row._id.toHexString(),
    key: row.key,
    eventId: row.eventId,
    recipient: userIdOf(row.recipient.toHexString()),
    type: row.type,
    ...saidIn(row),
    complaintId: row.complaintId,
    at: row.at,
  };
}

/** What somebody is told by a notice. The version before had put it into words already. */
export function saidIn({
  says,
  title = "",
  message = "",
}: Pick<NotificationRow, "says" | keyof NoticeSaying>): NoticeSaying {
  return says ?? { title, message };
}
