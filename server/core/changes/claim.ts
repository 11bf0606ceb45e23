import type { AgentState } from "../agent.ts";
import type { AssignmentReason } from "../assignment-reason.ts";
import { slotName } from "../slot.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { changeOf, idsOf, type Stamp } from "./stamp.ts";

/**
 * Takes a ticket from the line into one place of one agent. The only way out of the line without a person's hand;
 * the unique index on `slot` makes it safe whatever else happens at the same time.
 */
export function claim(
  ticket: Ticket,
  agent: Pick<AgentState, "id" | "name">,
  place: number,
  why: AssignmentReason,
  stamp: Stamp,
): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.assigned",
    by: null,
    set: {
      status: "In Progress",
      assignedTo: agent.id,
      slot: slotName(agent.id, place),
      assign: { token: stamp.token, at: stamp.now, by: "auto", why },
      replied: false,
    },
    data: { ...idsOf(ticket), agentId: agent.id, token: stamp.token },
    agents: [agent.id],
    timeline: [
      { id: stamp.entryId, at: stamp.now, by: null, kind: "assigned", agent: { id: agent.id, name: agent.name }, why },
    ],
  });
}
