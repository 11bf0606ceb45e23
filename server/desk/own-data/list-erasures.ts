import { type Actor, requireRole } from "#server/core/actor.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { ErasureRequests } from "./room.ts";
import type { OpenErasure } from "./wire.ts";

/** Admins: who waits to be erased, and since when; who waits longest comes first. */
export async function listErasures(
  { erasureRequests, accounts }: ErasureRequests<"listOpen"> & Accounts<"listByIds">,
  actor: Actor,
): Promise<OpenErasure[]> {
  requireRole(actor, "admin");
  const open = await erasureRequests.listOpen(MOST_LISTED.erasures);
  if (open.length === 0) return [];
  const accountsOf = new Map(
    (await accounts.listByIds(open.map(({ userId }) => userId))).map((account) => [account.id, account]),
  );
  return open.flatMap(({ userId, requestedAt }) => {
    const account = accountsOf.get(userId);
    if (!account) return [];
    const { name, email, role } = account;
    return [{ userId, name, email, role, requestedAt: requestedAt.toISOString() }];
  });
}
