import { type Actor, requireRole } from "#server/core/actor.ts";
import { sizeOf } from "#server/core/alerts/condition.ts";
import type { Alerts } from "./room.ts";

/**
 * A lead has read of these as bad as they are now; no ids means everything that lasts. They are told again when it is much
 * worse, or begins anew.
 */
export async function markAlertsRead(
  room: Alerts<"list" | "markRead">,
  actor: Actor,
  ids: readonly string[] | null,
): Promise<void> {
  requireRole(actor, "admin");
  const read = (await room.alerts.list())
    .filter(({ key, resolvedAt }) => (ids ? ids.includes(key) : resolvedAt === null))
    .map((alert) => ({ alert, size: sizeOf(alert.condition) }));
  await room.alerts.markRead(actor.id, read);
}
