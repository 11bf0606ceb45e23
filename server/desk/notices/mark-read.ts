import type { Actor } from "#server/core/actor.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";

/** Marks the actor's own notifications as read; no ids means all of them. */
export async function markRead(
  ports: Pick<DeskPorts, "notifications" | "clock">,
  actor: Actor,
  ids: readonly string[] | null,
): Promise<void> {
  await ports.notifications.markRead(actor.id, ids, ports.clock.now());
}
