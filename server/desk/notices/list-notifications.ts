import type { Actor } from "#server/core/actor.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";
import type { NotificationView } from "./wire.ts";

/** What the actor was told lately, newest first, and how much of it they have not read. */
export async function listNotifications(
  ports: Pick<DeskPorts, "notifications">,
  actor: Actor,
  limit: number,
): Promise<{ items: NotificationView[]; unread: number }> {
  const [records, unread] = await Promise.all([
    ports.notifications.list(actor.id, limit),
    ports.notifications.countUnread(actor.id),
  ]);
  return { items: records.map((record) => ({ ...record, at: record.at.toISOString() })), unread };
}
