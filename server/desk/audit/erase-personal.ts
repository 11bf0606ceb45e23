import type { UserId } from "#server/core/ids.ts";
import type { Audit, Trailed } from "./room.ts";

/**
 * Empties what the trail says about somebody's name, address and whereabouts; what was done stays, and the chain holds. In
 * this order: a value that is gone is always accounted for.
 * @param emails for what was written before anybody knew whose it is, such as sign-ins with an address that had no account.
 */
export async function erasePersonal(
  { audit, trail }: Audit<"erase"> & Trailed,
  { personId, emails, byId }: { personId: UserId; emails: readonly string[]; byId: UserId | null },
): Promise<number> {
  const seq = await trail.add({ action: "trail.erased", actorId: byId, on: { kind: "person", id: personId } });
  return audit.erase({ personId, emails }, seq);
}
