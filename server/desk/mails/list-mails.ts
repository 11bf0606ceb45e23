import { type Actor, requireRole } from "#server/core/actor.ts";
import { type Account, isProved } from "#server/desk/people/account.ts";
import type { Mails } from "./room.ts";
import { type Catcher, maySeeMail } from "./wire.ts";

const MOST = 100;

/**
 * What would have been sent, where a catcher keeps it: administrators see everything, people of the demo their own.
 * @throws DomainError `auth.forbidden` for everybody else.
 */
export async function listMails(
  { mails, delivery }: Mails<"listKept">,
  actor: Actor,
  account: Pick<Account, "email" | "provedAt">,
): Promise<Catcher> {
  const { role } = actor;
  if (!maySeeMail({ ...account, role, proved: isProved(account) })) requireRole(actor, "admin");
  if (delivery.way !== "caught") return { isOn: false, mails: [] };
  return { isOn: true, mails: await mails.listKept(role === "admin" ? null : actor.id, MOST) };
}
