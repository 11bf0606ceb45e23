import type { DeskPorts } from "../assignments/desk-ports.ts";
import { type Actor, requireRole } from "../domain/actor.ts";
import { setPriority } from "../domain/changes/converse.ts";
import { DomainError } from "../domain/errors.ts";
import type { Priority } from "../domain/vocabulary.ts";
import type { Complaint } from "../domain/wire/complaint.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";

/** Changes how urgent a complaint is, and with it its place in line. */
export async function changePriority(
  ports: DeskPorts,
  actor: Actor,
  ref: string,
  priority: Priority,
): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const changed = await commandTicket(ports, {
    actor,
    ref,
    decide: (ticket, stamp) => {
      if (ticket.status === "Closed") {
        throw new DomainError("complaint.transition-not-allowed", "A closed complaint keeps its priority.", {
          allowed: [],
        });
      }
      return ticket.priority === priority ? null : setPriority(ticket, priority, actor, stamp);
    },
  });
  return presentOne(ports, changed);
}
