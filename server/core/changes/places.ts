import type { AgentId } from "../ids.ts";
import { slotName } from "../slot.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { changeOf, idsOf, type Stamp } from "./stamp.ts";

/** Gives a ticket that its agent already holds one of the agent's free places. */
export function promote(ticket: Ticket, agentId: AgentId, place: number, stamp: Stamp): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.slotted",
    by: null,
    set: { slot: slotName(agentId, place) },
    data: { ...idsOf(ticket), agentId },
    agents: [agentId],
  });
}

/** Takes the place, not the ticket, from an agent who went off duty and keeps it. */
export function unslot(ticket: Ticket, agentId: AgentId, stamp: Stamp): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.unslotted",
    by: null,
    set: { slot: null },
    data: { ...idsOf(ticket), agentId },
    agents: [agentId],
  });
}

/**
 * Work that an agent keeps who goes off duty or away: given by hand, taken by themselves, or already answered. Nothing
 * that is critical waits for somebody who is not there.
 */
export function staysWithAgent(ticket: Pick<Ticket, "assign" | "replied" | "priority">): boolean {
  // rule: critical-waits-for-nobody
  if (ticket.priority === "Critical") return false;
  // rule: begun-work-stays
  return ticket.replied || ticket.assign?.by === "manual" || ticket.assign?.by === "self";
}
