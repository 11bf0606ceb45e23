import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { Actor } from "../domain/actor.ts";
import { rate } from "../domain/changes/converse.ts";
import { DomainError } from "../domain/errors.ts";
import { hasEnded } from "../domain/lifecycle.ts";
import type { Complaint } from "../domain/wire/complaint.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";

/** The customer says how it went, once for each time it was solved. */
export async function rateComplaint(
  ports: DeskPorts,
  actor: Actor,
  ref: string,
  input: { score: number; comment: string },
): Promise<Complaint> {
  const changed = await commandTicket(ports, {
    actor,
    ref,
    decide: (ticket, stamp) => {
      if (ticket.userId !== actor.id) {
        throw new DomainError("auth.forbidden", "Only the customer who filed it can rate a complaint.");
      }
      if (!hasEnded(ticket) || !ticket.resolvedAt) {
        throw new DomainError("complaint.transition-not-allowed", "A complaint can be rated once it is solved.", {
          allowed: [],
        });
      }
      if (ticket.rating) throw new DomainError("complaint.already-rated", "You have rated this already. Thank you.");
      return rate(ticket, actor, input.score, input.comment, stamp);
    },
  });
  return presentOne(ports, changed);
}
