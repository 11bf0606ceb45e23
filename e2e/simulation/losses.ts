import type { AgentId, TicketId } from "#server/core/ids.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";

/** What time a look after the end of a decline may take, and what goes on while a desk at rest is judged. */
const ABOUT_MS = 12_000;

/**
 * Who lost which ticket to somebody's decision, and until when it may not come to them from the line: from the events
 * alone, and not from what the product keeps of it.
 */
export interface Losses {
  /** Notes what a write takes or gives; a sentence when it gives somebody what they have just lost. */
  written(before: Ticket, after: Ticket, change: TicketChange): string | null;
  /** Whether a ticket stays away from an agent, right now. */
  lasts(ticketId: TicketId, agentId: AgentId): boolean;
  /** Whether some of these end about now: nothing can be said of such a moment. */
  endAboutNow(tickets: readonly Ticket[]): boolean;
  anyLasts(tickets: readonly Ticket[]): boolean;
}

export function createLosses(ports: {
  readonly declineMs: number;
  /** Clocks are wrong by up to so much. */
  readonly skewMs: number;
  readonly now: () => number;
}): Losses {
  const { declineMs, skewMs, now } = ports;
  const lost = new Map<TicketId, Map<AgentId, number>>();
  const ends = ({ id, status }: Ticket) => (status === "Open" ? [...(lost.get(id)?.values() ?? [])] : []);
  const note = (id: TicketId, agentId: AgentId | null, at: Date) => {
    if (!agentId) return;
    const ofTicket = lost.get(id) ?? new Map<AgentId, number>();
    lost.set(id, ofTicket.set(agentId, at.getTime() + declineMs));
  };
  return {
    written({ assignedTo: previous }, { id, assignedTo }, { event }) {
      if (event.type === "ticket.requeued" && event.body.data.reason === "taken-back") note(id, previous, event.at);
      if (event.type === "ticket.reassigned") {
        note(id, previous, event.at);
        if (assignedTo) lost.get(id)?.delete(assignedTo);
      }
      const until = (event.type === "ticket.assigned" && assignedTo && lost.get(id)?.get(assignedTo)) || 0;
      return until > now() + skewMs
        ? `D1 ${id} comes to ${assignedTo} again, who lost it ${declineMs} ms ago at most`
        : null;
    },
    lasts: (ticketId, agentId) => (lost.get(ticketId)?.get(agentId) ?? 0) > now(),
    endAboutNow: (tickets) => tickets.flatMap(ends).some((end) => Math.abs(end - now()) <= ABOUT_MS + 2 * skewMs),
    anyLasts: (tickets) => tickets.flatMap(ends).some((end) => end > now()),
  };
}
