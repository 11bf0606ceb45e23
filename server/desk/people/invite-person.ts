import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { toPerson } from "./account.ts";
import { createAccount } from "./register.ts";
import type { Enrolment, Staffing } from "./room.ts";
import type { InvitePerson, Person } from "./wire.ts";

/** Admins: makes an account in any role, with a first password to hand over. */
export async function invitePerson(
  room: Enrolment & Staffing,
  actor: Actor,
  input: z.output<typeof InvitePerson>,
): Promise<Person> {
  requireRole(actor, "admin");
  const account = await createAccount(room, input);
  if (account.role === "agent") await ensureAgent(room, { id: agentIdOf(account.id), name: account.name }, actor.id);
  return toPerson(account);
}
