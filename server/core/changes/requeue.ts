import type { Actor } from "../actor.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { RequeueReason } from "../timeline.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/** Back to the line, at the place it always had: `dispatchAt` is never touched. */
export function requeue(ticket: Ticket, reason: RequeueReason, by: Actor | null, stamp: Stamp): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.requeued",
    by: by?.id ?? null,
    // rule: requeued-keeps-its-turn
    set: { status: "Open", assignedTo: null, slot: null, replied: false },
    // rule: requeued-names-agent
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, reason },
    agents: [ticket.assignedTo],
    timeline: [{ id: stamp.entryId, at: stamp.now, by: by && asTimelineActor(by), kind: "requeued", reason }],
  });
}
