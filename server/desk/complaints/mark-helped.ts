import { type Actor, requireRole } from "#server/core/actor.ts";
import { helped } from "#server/core/changes/help.ts";
import { DomainError } from "#server/core/errors.ts";
import { requireNotFiler } from "#server/core/relation.ts";
import type { Help } from "#server/core/ticket.ts";
import { commandTicket } from "./command-ticket.ts";
import { presentOne } from "./present.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

/** Says that the help was given which somebody asked for. Where nobody asks, nothing changes. */
export async function markHelped(room: CommandRoom, actor: Actor, { id }: { readonly id: string }): Promise<Complaint> {
  requireRole(actor, "agent", "admin");
  const changed = await commandTicket(room, {
    actor,
    ref: id,
    decide(ticket, stamp) {
      requireNotFiler(ticket, actor);
      if (ticket.help && !mayMarkHelped(ticket.help, actor)) {
        throw new DomainError("auth.forbidden", { key: "refusals.help.notYours" });
      }
      return helped(ticket, actor, stamp);
    },
  });
  return presentOne(room, actor, changed);
}

/** Whoever asked, whom they asked, and admins. */
export function mayMarkHelped({ by, people }: Help, actor: Actor): boolean {
  return actor.role === "admin" || by === actor.id || people.includes(actor.id);
}
