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
    throw new DomainError("auth.forbidden", { key: "refusals.link.mailsGoOut" });
  }
  const id = UserIdInput.safeParse(userId);
  const account = id.success ? await room.accounts.findById(id.data) : null;
  if (!account?.active) {
    const words = account
      ? ({ key: "refusals.person.switchedOff" } as const)
      : ({ key: "refusals.person.gone" } as const);
    throw new DomainError("account.not-found", words);
  }
  const { email } = account;
  if (!isProved(account) && (await room.accounts.findByEmail(email))) {
    throw new DomainError("account.email-taken", { key: "refusals.person.addressHeld" });
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
