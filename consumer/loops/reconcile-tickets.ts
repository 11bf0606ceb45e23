import { type AssignmentPorts, newStamp, ticketRef } from "#server/core/assignments/ports.ts";
import { unslot } from "#server/core/changes/places.ts";
import { requeue } from "#server/core/changes/requeue.ts";
import { slotAgent } from "#server/core/slot.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";

/** Changes with every write of the ticket. */
export function ticketKey(ticket: Ticket): string {
  return `${ticket.id}:${ticket.rev}`;
}

/**
 * Puts a ticket right that contradicts itself: back to the line when it is with nobody, out of a place it may not hold.
 * @returns whether the write was made; a ticket that moved on meanwhile needs none.
 */
export async function repairTicket(ports: AssignmentPorts, ticket: Ticket): Promise<boolean> {
  const change = mend(ports, ticket);
  if (!change || (await ports.store.commit(ticket, change)) !== "won") return false;
  ports.offer(ticketRef(ticket.id), change.event);
  return true;
}

function mend(ports: AssignmentPorts, ticket: Ticket): TicketChange | null {
  const { slot, status, assignedTo } = ticket;
  if (slot && (status !== "In Progress" || slotAgent(slot) !== assignedTo)) {
    return unslot(ticket, slotAgent(slot), newStamp(ports));
  }
  const isHeld = status === "In Progress" || status === "Waiting on Customer";
  return isHeld || status === "Open" ? requeue(ticket, "agent-gone", null, newStamp(ports)) : null;
}
