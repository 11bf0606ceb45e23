import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import { issueLink } from "./issue-link.ts";
import type { Issuing, Links } from "./room.ts";
import type { MadeLink } from "./wire.ts";

type Offering = Accounts<"countActiveAdmins"> & Issuing & Links<"dropKind" | "claimOffer"> & Trailed;

/**
 * The link that makes the first administrator. Repeatable while there is none: the one before opens nothing any more.
 * @throws DomainError `link.over`
 */
export async function makeFirstAdminLink(room: Offering): Promise<MadeLink> {
  if ((await room.accounts.countActiveAdmins()) > 0) {
    throw new DomainError("link.over", { key: "refusals.link.hasAdminInvite" });
  }
  await room.links.dropKind("first-admin");
  return recorded(room, { action: "link.made", actorId: null, after: { kind: "first-admin" } }, () =>
    issueLink(room, "first-admin", {}),
  );
}

/** The same for a first start: null where there is an administrator, or another start has offered it before. */
export async function offerFirstAdmin(room: Offering): Promise<MadeLink | null> {
  if ((await room.accounts.countActiveAdmins()) > 0) return null;
  return (await room.links.claimOffer(room.clock.now())) ? makeFirstAdminLink(room) : null;
}
