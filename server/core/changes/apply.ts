import type { Ticket, TicketChange } from "../ticket.ts";

/** Each change of a write, in the order in which they count. */
export function inOrder<Change extends { readonly also?: readonly Change[] }>(change: Change): readonly Change[] {
  return [change, ...(change.also ?? [])];
}

/** The ticket as it is after a change: what the database does in its one write, as a value. */
export function applyChange(ticket: Ticket, change: TicketChange): Ticket {
  return inOrder(change).reduce((before, { set, event }) => ({ ...before, ...set, rev: event.rev }), ticket);
}
