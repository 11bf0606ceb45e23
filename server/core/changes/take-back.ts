import type { Actor } from "../actor.ts";
import { declineOf, declinesAfterLoss } from "../declines.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { requeue } from "./requeue.ts";
import type { Stamp } from "./stamp.ts";

/**
 * Back to the line because a person says so: its agent puts it back, or somebody takes it from them. For so many
 * milliseconds it does not come to that agent from the line again, or it would be on the same desk at once.
 */
export function takeBack(ticket: Ticket, by: Actor, stamp: Stamp, declineMs: number): TicketChange {
  const change = requeue(ticket, "taken-back", by, stamp);
  // rule: taken-back-is-declined
  const { declines } = declinesAfterLoss(ticket, by, stamp.now, declineMs);
  const until = ticket.assignedTo && declineOf({ declines }, { id: ticket.assignedTo }, stamp.now)?.until;
  return {
    ...change,
    set: { ...change.set, declines },
    timeline: change.timeline.map((entry) => (until && entry.kind === "requeued" ? { ...entry, until } : entry)),
  };
}
