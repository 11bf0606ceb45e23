import type { Actor } from "#server/core/actor.ts";
import type { NoticesRoom, Notifications } from "./room.ts";

/** Marks the actor's own notifications as read; no ids means all of them. */
export async function markRead(
  room: Notifications<"markRead"> & Pick<NoticesRoom, "clock">,
  actor: Actor,
  ids: readonly string[] | null,
): Promise<void> {
  await room.notifications.markRead(actor.id, ids, room.clock.now());
}
