import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { Account } from "./account.ts";
import { toPerson } from "./account.ts";
import type { AccountDeps, AgentDesk } from "./deps.ts";
import type { ChangePerson, Person } from "./wire.ts";

/**
 * Admins: another role, or an account switched off or on. Repeating a change that stopped half-way finishes it.
 * @throws DomainError `account.last-admin`, `account.not-found`
 */
export async function changePerson(
  deps: AccountDeps,
  desk: AgentDesk,
  actor: Actor,
  { userId, role, active }: z.output<typeof ChangePerson>,
): Promise<Person> {
  requireRole(actor, "admin");
  const before = DocumentId.safeParse(userId).success ? await deps.accounts.findById(userId) : null;
  if (!before) throw new DomainError("account.not-found", "There is no such person.");
  const after = { ...before, role: role ?? before.role, active: active ?? before.active };
  const wasAdmin = isActive(before, "admin");
  if (wasAdmin && !isActive(after, "admin")) await requireAnotherAdmin(deps, 2);

  // Off the desk before the role goes, onto it after the role came: nobody is given tickets whom nobody could work as.
  if (before.role === "agent" && !isActive(after, "agent")) await desk.retire(before.id);
  await write(deps, before, after);
  if (wasAdmin && !isActive(after, "admin")) {
    try {
      await requireAnotherAdmin(deps, 1);
    } catch (error) {
      // Two admins took each other's role at the same moment.
      await write(deps, after, before);
      throw error;
    }
  }
  if (isActive(after, "agent")) await desk.ensure(after);
  return toPerson(after);
}

async function write({ accounts }: AccountDeps, from: Account, to: Account): Promise<void> {
  if (to.role !== from.role) await accounts.setRole(to.id, to.role);
  if (to.active !== from.active) await accounts.setActive(to.id, to.active);
}

function isActive(account: Account, role: Account["role"]): boolean {
  return account.active && account.role === role;
}

async function requireAnotherAdmin({ accounts }: AccountDeps, needed: number): Promise<void> {
  if ((await accounts.countActiveAdmins()) >= needed) return;
  throw new DomainError("account.last-admin", "This is the last admin. Make somebody else an admin first.");
}
