import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { Actor } from "../domain/actor.ts";

/** Marks the actor's own notifications as read; no ids means all of them. */
export async function markRead(
  ports: Pick<DeskPorts, "notifications" | "clock">,
  actor: Actor,
  ids: readonly string[] | null,
): Promise<void> {
  await ports.notifications.markRead(actor.id, ids, ports.clock.now());
}
