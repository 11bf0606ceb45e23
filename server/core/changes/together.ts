import type { Ticket, TicketChange } from "../ticket.ts";
import { applyChange } from "./apply.ts";
import type { Stamp } from "./stamp.ts";

/** One of several: decides on the ticket as the ones before it leave it; null where it has nothing to change. */
export type Step = (ticket: Ticket, stamp: Stamp) => TicketChange | null | Promise<TicketChange | null>;

/**
 * Several changes as one: they are written all or none, in one conditional write, and stand in timeline and events as if
 * they had come one after the other. Null where none of them has anything to change.
 * @param fresh gives each of them after the first ids of its own; they share the time
 */
export async function together(
  ticket: Ticket,
  stamp: Stamp,
  fresh: () => Stamp,
  steps: readonly Step[],
): Promise<TicketChange | null> {
  const changes: TicketChange[] = [];
  let now = ticket;
  for (const step of steps) {
    const change = await step(now, changes.length === 0 ? stamp : { ...fresh(), now: stamp.now });
    if (!change) continue;
    changes.push(change);
    now = applyChange(now, change);
  }
  const [first, ...also] = changes;
  return first ? { ...first, ...(also.length > 0 ? { also } : {}) } : null;
}
