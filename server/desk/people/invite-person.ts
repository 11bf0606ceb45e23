import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { toPerson } from "./account.ts";
import type { AccountDeps, AgentDesk } from "./deps.ts";
import { createAccount } from "./register.ts";
import type { InvitePerson, Person } from "./wire.ts";

/** Admins: makes an account in any role, with a first password to hand over. */
export async function invitePerson(
  deps: AccountDeps,
  desk: AgentDesk,
  actor: Actor,
  input: z.output<typeof InvitePerson>,
): Promise<Person> {
  requireRole(actor, "admin");
  const account = await createAccount(deps, input);
  if (account.role === "agent") await desk.ensure(account);
  return toPerson(account);
}
