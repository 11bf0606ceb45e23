import { type Actor, isStaff } from "#server/core/actor.ts";
import type { Account } from "./account.ts";

/**
 * The e-mail address as this reader may see it: one's own, a customer's for staff, anybody's for admins. Colleagues write to
 * each other in the complaint; what an agent does not know, a stolen agent's account does not give away. Empty otherwise.
 */
export function addressFor(reader: Actor, person: Pick<Account, "id" | "role" | "email">): string {
  const isOwn = person.id === reader.id;
  const isOfCustomer = isStaff(reader) && person.role === "user";
  return isOwn || isOfCustomer || reader.role === "admin" ? person.email : "";
}
