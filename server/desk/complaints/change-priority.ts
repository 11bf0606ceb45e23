import { type Actor, requireRole } from "#server/core/actor.ts";
import { setPriority } from "#server/core/changes/converse.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import { commandTicket } from "./command-ticket.ts";
import { requireMayCorrect } from "./may-correct.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

/** Changes how urgent a complaint is, and with it its place in line: for whoever may correct it, as over REST. */
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
      requireMayCorrect(ticket, actor);
      return ticket.priority === priority ? null : setPriority(ticket, priority, actor, stamp);
    },
  });
  return presentOne(room, actor, changed);
}
