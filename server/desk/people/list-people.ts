import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { toPerson } from "./account.ts";
import type { Accounts } from "./room.ts";
import type { ListPeople, Person } from "./wire.ts";

/** More than anybody scrolls through; a larger house searches. */
const MOST = 200;

/** Admins: everybody, by name, or those whose name or e-mail address contains `q`. */
export async function listPeople(
  { accounts }: Accounts<"list">,
  actor: Actor,
  { q, role }: z.output<typeof ListPeople>,
): Promise<Person[]> {
  requireRole(actor, "admin");
  const people = await accounts.list({ q: q || null, role: role ?? null, limit: MOST });
  return people.map(toPerson);
}
