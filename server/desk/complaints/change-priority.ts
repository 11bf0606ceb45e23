import { type Actor, requireRole } from "#server/core/actor.ts";
import { setPriority } from "#server/core/changes/converse.ts";
import { DomainError } from "#server/core/errors.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

/** Changes how urgent a complaint is, and with it its place in line. */
export async function changePriority(
  room: CommandRoom,
  actor: Actor,
  { id, priority }: { id: string; priority: Priority },
): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const changed = await commandTicket(room, {
    actor,
    ref: id,
    decide: (ticket, stamp) => {
      if (ticket.status === "Closed") {
        throw new DomainError("complaint.transition-not-allowed", "A closed complaint keeps its priority.", {
          allowed: [],
        });
      }
      return ticket.priority === priority ? null : setPriority(ticket, priority, actor, stamp);
    },
  });
  return presentOne(room, changed);
}
