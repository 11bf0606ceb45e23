import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { UserIdInput } from "#server/core/ids.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing } from "#server/desk/links/room.ts";
import type { MadeLink } from "#server/desk/links/wire.ts";
import { isProved } from "./account.ts";
import type { Accounts } from "./room.ts";

/**
 * Admins, where no mail goes out: the link that somebody would have been mailed, to hand over. It proves the address of
 * whoever has not, and is a new password for everybody else. With a mail server nobody but the owner of the box gets one.
 */
export async function makeLink(
  room: Accounts<"findById" | "findByEmail"> & Issuing & Trailed,
  actor: Actor,
  { userId }: { userId: string },
): Promise<MadeLink> {
  requireRole(actor, "admin");
  if (room.delivery.way === "smtp") {
    throw new DomainError(
      "auth.forbidden",
      "Mails go out here. They can ask for a link themselves, on the sign-in page.",
    );
  }
  const id = UserIdInput.safeParse(userId);
  const account = id.success ? await room.accounts.findById(id.data) : null;
  if (!account?.active)
    throw new DomainError("account.not-found", "There is no such person, or they are switched off.");
  const { email } = account;
  if (!isProved(account) && (await room.accounts.findByEmail(email))) {
    throw new DomainError("account.email-taken", "Another account holds this address. Make a link for that one.");
  }
  const kind = isProved(account) ? "reset" : "verify";
  const act = {
    action: "link.made",
    actorId: actor.id,
    on: { kind: "person", id: account.id },
    after: { kind },
  } as const;
  return recorded(room, act, () => issueLink(room, kind, { userId: account.id, email }));
}
