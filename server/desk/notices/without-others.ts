import { type Actor, isStaff } from "#server/core/actor.ts";
import type { Notifications } from "./room.ts";

/**
 * Reads somebody's news without those of complaints that they may not read any more: who was staff and is a customer now
 * has been told of other people's. `doubtful` names the complaints that may be such; the rest is known to be theirs.
 */
export async function withoutOthers<Found>(
  { notifications }: Notifications<"filedByOthers" | "listFiledByOthers">,
  actor: Actor,
  read: (without: readonly string[]) => Promise<Found>,
  doubtful: (found: Found) => Iterable<string>,
): Promise<Found> {
  const found = await read([]);
  if (isStaff(actor)) return found;
  const others = await notifications.filedByOthers(actor.id, doubtful(found));
  return others.length === 0 ? found : read(await notifications.listFiledByOthers(actor.id));
}
