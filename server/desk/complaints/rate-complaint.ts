import type { Actor } from "#server/core/actor.ts";
import { rate } from "#server/core/changes/converse.ts";
import { DomainError } from "#server/core/errors.ts";
import { hasEnded } from "#server/core/lifecycle.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

/** The customer says how it went, once for each time it was solved. */
export async function rateComplaint(
  room: CommandRoom,
  actor: Actor,
  input: { id: string; score: number; comment: string },
): Promise<Complaint> {
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
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
  return presentOne(room, changed);
}
