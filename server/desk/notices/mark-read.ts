import type { Actor } from "#server/core/actor.ts";
import type { NoticesRoom, Notifications, Readings } from "./room.ts";

/** Which of their notifications somebody has read. */
export interface ReadInput {
  /** Without it all of them, or all about one complaint. */
  readonly ids?: readonly string[] | undefined;
  /** The number of one: all that is about it. */
  readonly complaintId?: string | undefined;
}

/** Marks the actor's own notifications as read, on all their devices. */
export async function markRead(
  room: Notifications<"markRead" | "markReadAbout"> & Readings & Pick<NoticesRoom, "clock">,
  actor: Actor,
  { ids, complaintId }: ReadInput,
): Promise<void> {
  const now = room.clock.now();
  const isNews =
    complaintId === undefined
      ? await room.notifications.markRead(actor.id, ids ?? null, now)
      : await room.notifications.markReadAbout(actor.id, complaintId, now);
  if (isNews) await room.readings.announce(actor.id);
}
