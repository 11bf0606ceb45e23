import type { Ticket, TicketChange } from "../ticket.ts";

/** The ticket as it is after a change: what the database does in its one write, as a value. */
export function applyChange(ticket: Ticket, change: TicketChange): Ticket {
  return { ...ticket, ...change.set, rev: change.event.rev };
}
