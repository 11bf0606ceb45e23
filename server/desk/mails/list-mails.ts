import { type Actor, requireRole } from "#server/core/actor.ts";
import type { UserId } from "#server/core/ids.ts";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import { type Account, isProved } from "#server/desk/people/account.ts";
import type { CatcherRoom } from "./room.ts";
import { type Catcher, maySeeMail } from "./wire.ts";

/**
 * What would have been sent, where a catcher keeps it: administrators see everything, people of the demo their own.
 * @throws DomainError `auth.forbidden` for everybody else.
 */
export async function listMails(
  { mails, delivery, gathering, clock }: CatcherRoom,
  actor: Actor,
  account: Pick<Account, "email" | "provedAt">,
): Promise<Catcher> {
  const whose = whoseMails(actor, account);
  if (delivery.way !== "caught") return { isOn: false, mails: [], gathered: [], writesAs: null };
  const since = new Date(clock.now().getTime() - delivery.gatherMs);
  const [kept, waiting] = await Promise.all([
    mails.listKept(whose, MOST_LISTED.caughtMails),
    gathering.list(whose, since, MOST_LISTED.caughtMails),
  ]);
  const gathered = waiting.map(({ to, complaintId, count, since: begun }) => {
    return { to, complaintId, count, goesAt: new Date(begun.getTime() + delivery.gatherMs).toISOString() };
  });
  return { isOn: true, mails: kept, gathered, writesAs: delivery.showsLinks ? account.email : null };
}

/**
 * Whose mails somebody sees in the catcher; null means everybody's.
 * @throws DomainError `auth.forbidden`
 */
export function whoseMails(actor: Actor, account: Pick<Account, "email" | "provedAt">): UserId | null {
  const { role } = actor;
  if (!maySeeMail({ ...account, role, proved: isProved(account) })) requireRole(actor, "admin");
  return role === "admin" ? null : actor.id;
}
