import { type Actor, requireRole } from "#server/core/actor.ts";
import type { TagId } from "#server/core/ids.ts";
import { findTags } from "#server/desk/tags/find-tags.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import { commandTicket } from "./command-ticket.ts";
import { requireMayCorrect } from "./may-correct.ts";
import { presentOne } from "./present.ts";
import { retagged } from "./retagged.ts";
import type { CommandRoom } from "./room.ts";
import type { Complaint } from "./wire.ts";

export interface Tagging {
  /** Either id of the complaint. */
  readonly id: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Puts tags on a complaint and takes others off, for whoever may correct it. What others have put on meanwhile stays. */
export async function tagComplaint(
  room: CommandRoom & Tags<"resolved" | "named">,
  actor: Actor,
  { id, add, remove }: Tagging,
): Promise<Complaint> {
  requireRole(actor, "admin", "agent");
  const changed = await commandTicket(room, {
    actor,
    ref: id,
    decide: async (ticket, stamp) => {
      requireMayCorrect(ticket, actor);
      const on = await findTags(room, add, "add");
      // One that there is not is as good as off.
      const off = [...(await room.tags.named(remove)).values()].map((tag) => tag.id);
      return retagged(room, { ticket, actor, stamp }, withTags(on, off));
    },
  });
  return presentOne(room, actor, changed);
}

/** What a complaint has once some are put on and others are taken off. */
export function withTags(on: readonly TagId[], off: readonly TagId[]) {
  return (from: readonly TagId[]): readonly TagId[] => [...from, ...on].filter((id) => !off.includes(id));
}
