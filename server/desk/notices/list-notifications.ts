import type { Actor } from "#server/core/actor.ts";
import { presentNotification } from "./present.ts";
import type { Notifications } from "./room.ts";
import type { NotificationView } from "./wire.ts";

/** What the actor was told lately, newest first, and how much of it they have not read. */
export async function listNotifications(
  room: Notifications<"list" | "countUnread">,
  actor: Actor,
  limit: number,
): Promise<{ items: NotificationView[]; unread: number }> {
  const [records, unread] = await Promise.all([
    room.notifications.list(actor.id, limit),
    room.notifications.countUnread(actor.id),
  ]);
  return { items: records.map(presentNotification), unread };
}
