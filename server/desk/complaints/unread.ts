import type { Actor } from "#server/core/actor.ts";
import { actsAsStaff } from "#server/core/relation.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Said, Words } from "./said.ts";

interface Read {
  readonly ticket: Pick<Ticket, "userId" | "assignedTo">;
  readonly said: Said;
  /** What `rev` became when staff last moved it in a way that is news to its customer. */
  readonly movedRev: number | null;
  /** What `rev` was when this reader opened it last; null when they never did. */
  readonly seenRev: number | null;
}

/**
 * Whether the other side has written since this reader opened it last, or to its customer solved or moved it. What staff never opened concerns them only when it is
 * theirs: to a lead, every conversation of the desk would be unread.
 */
export function isUnread({ ticket, said, movedRev, seenRev }: Read, reader: Pick<Actor, "id" | "role">): boolean {
  const isStaff = actsAsStaff(ticket, reader);
  const newest = isStaff ? (said.customer?.rev ?? 0) : Math.max(said.staff?.rev ?? 0, movedRev ?? 0);
  if (newest === 0) return false;
  if (seenRev === null) return !isStaff || ticket.assignedTo === reader.id;
  return newest > seenRev;
}

/** What the customer said that nobody has answered yet; null when the last word is the desk's. */
export function unansweredWords({ customer, staff }: Said): Words | null {
  return customer && customer.rev > (staff?.rev ?? 0) ? customer : null;
}
