import type { Actor } from "./actor.ts";
import { isStaff } from "./actor.ts";
import { DomainError } from "./errors.ts";
import type { UserId } from "./ids.ts";
import type { Ticket } from "./ticket.ts";

/** Whose complaint it is. */
type Filed = Pick<Ticket, "userId">;

/** Whether it is their own complaint. They are its customer then, whatever else they are here. */
export function isFiler({ userId }: Filed, { id }: { readonly id: UserId }): boolean {
  return userId === id;
}

/** Whether they stand on the desk's side of it. A role alone does not say so: nobody is staff to what they filed themselves. */
export function actsAsStaff(ticket: Filed, actor: Pick<Actor, "id" | "role">): boolean {
  return isStaff(actor) && !isFiler(ticket, actor);
}

/** Throws `auth.forbidden` to staff who filed it themselves. */
export function requireNotFiler(ticket: Filed, actor: Pick<Actor, "id">): void {
  if (isFiler(ticket, actor)) throw new DomainError("auth.forbidden", FILED_BY_YOU);
}

/** What staff hear who want to work on their own complaint. */
export const FILED_BY_YOU = { key: "refusals.complaint.yours" } as const;
