import type { Actor } from "#server/core/actor.ts";
import { rate } from "#server/core/changes/converse.ts";
import { DomainError } from "#server/core/errors.ts";
import { hasEnded } from "#server/core/lifecycle.ts";
import { isFiler } from "#server/core/relation.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom, Complaints } from "./room.ts";
import type { StoredConversation } from "./stored-complaint.ts";
import type { Complaint } from "./wire.ts";

/** Whoever filed it says how it went, once for each time that somebody else solved it. */
export async function rateComplaint(
  room: CommandRoom & Complaints<"findConversation">,
  actor: Actor,
  input: { id: string; score: number; comment: string },
): Promise<Complaint> {
  const changed = await commandTicket(room, {
    actor,
    ref: input.id,
    decide: async (ticket, stamp) => {
      if (!isFiler(ticket, actor)) {
        throw new DomainError("auth.forbidden", { key: "refusals.rating.customerOnly" });
      }
      if (!hasEnded(ticket) || !ticket.resolvedAt) {
        throw new DomainError(
          "complaint.transition-not-allowed",
          { key: "refusals.rating.onceSolved" },
          {
            allowed: [],
          },
        );
      }
      if (ticket.rating) throw new DomainError("complaint.already-rated", { key: "refusals.rating.already" });
      const conversation = await room.complaints.findConversation(ticket.id, actor.id);
      if (!conversation || !isSolvedByOthers(conversation)) {
        throw new DomainError("auth.forbidden", { key: "refusals.rating.yourself" });
      }
      return rate(ticket, actor, input.score, input.comment, stamp);
    },
  });
  return presentOne(room, actor, changed);
}

/** Whether it ended as solved, and neither by whoever filed it nor with them as its agent, as the version before let happen. */
export function isSolvedByOthers({ ticket, timeline }: Pick<StoredConversation, "ticket" | "timeline">): boolean {
  if (!hasEnded(ticket) || !ticket.resolvedAt || ticket.assignedTo === ticket.userId) return false;
  const solved = timeline.findLast((entry) => entry.kind === "status" && entry.to === "Resolved");
  return solved?.by?.id !== ticket.userId;
}
