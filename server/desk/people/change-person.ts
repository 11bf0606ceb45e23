import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { agentIdOf, UserIdInput } from "#server/core/ids.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import { type Account, isActive, isProved, toPerson } from "./account.ts";
import type { Accounts, ApiTokens, Staffing } from "./room.ts";
import { settlePlace } from "./settle-place.ts";
import type { ChangePerson, Person } from "./wire.ts";

type ChangeRoom = Accounts<"findById" | "setRole" | "setActive" | "countActiveAdmins"> &
  ApiTokens<"removeAll"> &
  Staffing &
  Trailed;

/**
 * Admins: another role, or an account switched off or on. Repeating a change that stopped half-way finishes it.
 * Nobody is promoted whose address is not proved: whoever registered it may be a stranger.
 * @throws DomainError `account.last-admin`, `account.not-found`, `account.unproved`
 */
export async function changePerson(
  room: ChangeRoom,
  actor: Actor,
  { userId, role, active }: z.output<typeof ChangePerson>,
): Promise<Person> {
  requireRole(actor, "admin");
  const id = UserIdInput.safeParse(userId);
  const before = id.success ? await room.accounts.findById(id.data) : null;
  if (!before) throw missing();
  const after = { ...before, role: role ?? before.role, active: active ?? before.active };
  if (!isProved(before) && after.role !== "user") {
    throw new DomainError("account.unproved", { key: "refusals.person.unproved" });
  }
  const wasAdmin = isActive(before, "admin");
  if (wasAdmin && !isActive(after, "admin")) await requireAnotherAdmin(room, 2);
  const act = {
    action: "account.changed",
    actorId: actor.id,
    on: { kind: "person", id: before.id },
    before: { role: before.role, active: before.active },
    after: { role: after.role, active: after.active },
  } as const;
  return recorded(room, act, () => carryOut(room, actor, before, after));
}

const missing = () => new DomainError("account.not-found", { key: "refusals.person.none" });

async function carryOut(room: ChangeRoom, actor: Actor, before: Account, after: Account): Promise<Person> {
  const wasAdmin = isActive(before, "admin");
  // Off the desk before the role goes, onto it after the role came: nobody is given tickets whom nobody could work as. What
  // somebody else makes of the account meanwhile is settled after the write.
  if (before.role === "agent" && !isActive(after, "agent")) await retireAgent(room, agentIdOf(before.id), actor.id);
  await write(room, before, after);
  if (wasAdmin && !isActive(after, "admin")) {
    try {
      await requireAnotherAdmin(room, 1);
    } catch (error) {
      // Two admins took each other's role at the same moment.
      await write(room, after, before);
      await settlePlace(room, before.id, actor.id);
      throw error;
    }
  }
  const settled = await settlePlace(room, after.id, actor.id);
  // Erased at the same moment: of the two, whoever wrote first has it.
  if (!settled) throw missing();
  // They are dead since the account was switched; this only takes them off the list.
  if (after.active !== before.active) await room.apiTokens.removeAll(after.id);
  return toPerson(settled);
}

async function write({ accounts }: Accounts<"setRole" | "setActive">, from: Account, to: Account): Promise<void> {
  if (to.role !== from.role) await accounts.setRole(to.id, to.role);
  if (to.active !== from.active) await accounts.setActive(to.id, to.active);
}

async function requireAnotherAdmin({ accounts }: Accounts<"countActiveAdmins">, needed: number): Promise<void> {
  if ((await accounts.countActiveAdmins()) >= needed) return;
  throw new DomainError("account.last-admin", { key: "refusals.person.lastAdmin" });
}
