import { type Actor, isStaff } from "#server/core/actor.ts";
import { presentNotification } from "./present.ts";
import type { Notifications } from "./room.ts";
import type { NotificationView } from "./wire.ts";
import { withoutOthers } from "./without-others.ts";

type Room = Notifications<"list" | "countUnread" | "countUnreadByComplaint" | "filedByOthers" | "listFiledByOthers">;

/** What the actor was told lately and may still read, newest first, and how much of it they have not read. */
export async function listNotifications(
  room: Room,
  actor: Actor,
  limit: number,
): Promise<{ items: NotificationView[]; unread: number }> {
  const { records, unread } = isStaff(actor) ? await forStaff(room, actor, limit) : await theirs(room, actor, limit);
  return { items: records.map(presentNotification), unread };
}

async function forStaff({ notifications }: Room, { id }: Actor, limit: number) {
  const [records, unread] = await Promise.all([notifications.list(id, limit), notifications.countUnread(id)]);
  return { records, unread };
}

async function theirs(room: Room, actor: Actor, limit: number) {
  const read = async (without: readonly string[]) => {
    const [records, counts] = await Promise.all([
      room.notifications.list(actor.id, limit, without),
      room.notifications.countUnreadByComplaint(actor.id, [], without),
    ]);
    return { records, counts };
  };
  const { records, counts } = await withoutOthers(room, actor, read, (found) => [
    ...found.records.map(({ complaintId }) => complaintId),
    ...found.counts.keys(),
  ]);
  return { records, unread: [...counts.values()].reduce((sum, each) => sum + each, 0) };
}
