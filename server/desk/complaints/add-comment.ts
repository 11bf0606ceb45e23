import { type Actor, isStaff } from "#server/core/actor.ts";
import { answer } from "#server/core/changes/answer.ts";
import { comment } from "#server/core/changes/converse.ts";
import { DomainError } from "#server/core/errors.ts";
import { allowedStatuses, hasEnded } from "#server/core/lifecycle.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface CommentInput {
  /** Either id of the complaint. */
  readonly id: string;
  readonly message: string;
  readonly internal: boolean;
}

/** Adds a message, or for staff an internal note. A customer's words on a waiting complaint are the answer it waits for. */
export async function addComment(room: CommandRoom, actor: Actor, input: CommentInput): Promise<Complaint> {
  const { message, internal } = input;
  if (internal && !isStaff(actor)) throw new DomainError("auth.forbidden", "Internal notes are for staff.");
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
    decide: async (ticket, stamp) => {
      const isCustomer = !isStaff(actor);
      if (isCustomer && hasEnded(ticket)) {
        throw new DomainError(
          "complaint.transition-not-allowed",
          `This complaint is ${ticket.status}. Reopen it to write again.`,
          { allowed: allowedStatuses(ticket, actor) },
        );
      }
      if (isCustomer && ticket.status === "Waiting on Customer") {
        const agent = ticket.assignedTo ? await room.store.findAgent(ticket.assignedTo) : null;
        return answer(ticket, agent, actor, stamp, message);
      }
      return comment(ticket, actor, message, internal, stamp);
    },
  });
  return presentOne(room, changed);
}
