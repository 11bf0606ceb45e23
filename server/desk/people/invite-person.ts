import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { issueLink } from "#server/desk/links/issue-link.ts";
import type { Issuing, Links } from "#server/desk/links/room.ts";
import { inviteWords } from "#server/desk/mails/mail-words.ts";
import { postMail } from "#server/desk/mails/post-mail.ts";
import type { Posting } from "#server/desk/mails/room.ts";
import type { Accounts } from "./room.ts";
import type { Invitation, InvitePerson } from "./wire.ts";

/**
 * Admins: a link with which somebody makes themselves an account in any role, or takes over what was registered with their
 * address before they had proved it. An earlier invitation of the same address ends. Where no mail goes out, the link is in
 * the answer, to be handed over.
 * @throws DomainError `account.email-taken` when the address has an account.
 */
export async function invitePerson(
  room: Accounts<"findByEmail"> & Issuing & Links<"dropFor"> & Posting & Trailed,
  actor: Actor,
  { name, email, role }: z.output<typeof InvitePerson>,
): Promise<Invitation> {
  requireRole(actor, "admin");
  if (await room.accounts.findByEmail(email)) {
    const sentence = { key: "refusals.person.addressTaken" } as const;
    throw new DomainError("account.email-taken", sentence, { fields: { email: sentence } });
  }
  await room.links.dropFor(email, ["invite"]);
  const act = { action: "account.invited", actorId: actor.id, after: { role }, personal: { name, email } } as const;
  const { url, expiresAt } = await recorded(room, act, () =>
    issueLink(room, "invite", { email, name, role, invitedBy: actor.id }),
  );
  const says = inviteWords(new URL(room.delivery.publicUrl).host, role);
  await postMail(room, { says, kind: "invite", to: email, userId: null, link: url });
  return { name, email, role, expiresAt, link: room.delivery.way === "smtp" ? null : url };
}
