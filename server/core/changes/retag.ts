import type { Actor } from "../actor.ts";
import type { TagId } from "../ids.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/**
 * Puts tags on and takes tags off. They are the desk's own business: whoever filed it hears nothing, not even that something
 * changed.
 * @param from what its tags have become by now: what was merged since it was put on is no difference
 */
export function retag(
  ticket: Ticket,
  { from, to }: { readonly from: readonly TagId[]; readonly to: readonly TagId[] },
  actor: Actor,
  stamp: Stamp,
): TicketChange {
  const added = to.filter((id) => !from.includes(id));
  const removed = from.filter((id) => !to.includes(id));
  return changeOf(ticket, stamp, {
    type: "ticket.tagged",
    by: actor.id,
    set: { tags: to },
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, added, removed },
    staffOnly: true,
    timeline: [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "tags", added, removed }],
  });
}
