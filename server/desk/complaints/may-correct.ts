import type { Actor } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import { actsAsStaff, requireNotFiler } from "#server/core/relation.ts";
import type { Ticket } from "#server/core/ticket.ts";

/** Whether they may put right what a complaint says of itself: whoever has it, and admins; not once it is closed, and not their own. */
export function mayCorrect(ticket: Pick<Ticket, "status" | "userId" | "assignedTo">, actor: Actor): boolean {
  const decides = actor.role === "admin" || ticket.assignedTo === actor.id;
  return actsAsStaff(ticket, actor) && decides && ticket.status !== "Closed";
}

/** The same, with the words of the refusal. */
export function requireMayCorrect(ticket: Ticket, actor: Actor): void {
  requireNotFiler(ticket, actor);
  if (mayCorrect(ticket, actor)) return;
  const words =
    ticket.status === "Closed"
      ? ({ key: "refusals.complaint.closedStays" } as const)
      : ({ key: "refusals.complaint.notYoursToCorrect" } as const);
  throw new DomainError("complaint.transition-not-allowed", words, { allowed: [] });
}
