import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Links } from "#server/desk/links/room.ts";
import type { Invitation } from "./wire.ts";

/** Admins: whom was invited and has not come yet, those whose link ends first before the others. */
export async function listInvitations({ links, clock }: Links<"list">, actor: Actor): Promise<Invitation[]> {
  requireRole(actor, "admin");
  const open = await links.list("invite", { now: clock.now(), limit: MOST_LISTED.invitations });
  return open.flatMap(({ name, email, role, expiresAt }) =>
    email && role ? [{ name: name ?? email, email, role, expiresAt: expiresAt.toISOString(), link: null }] : [],
  );
}

/**
 * Admins: an invitation's link opens nothing any more. Whoever has come by it meanwhile has an account, which this leaves alone.
 * @throws DomainError `link.over`
 */
export async function withdrawInvitation(
  room: Pick<Links<"dropFor">, "links"> & Trailed,
  actor: Actor,
  { email }: { email: string },
): Promise<void> {
  requireRole(actor, "admin");
  await recorded(room, { action: "account.invitation-withdrawn", actorId: actor.id, personal: { email } }, async () => {
    if ((await room.links.dropFor(email, ["invite"])) > 0) return;
    throw new DomainError("link.over", { key: "refusals.link.invitationOver" });
  });
}
