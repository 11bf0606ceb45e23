import type { Actor } from "../actor.ts";
import type { AgentState } from "../agent.ts";
import { DomainError } from "../errors.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

/**
 * Gives a ticket to a person by hand, or to the actor themselves. It starts without a place and takes the agent's next
 * free one. A waiting ticket only changes hands. Off duty is no obstacle: it
 * waits for them, and being on duty only decides what comes from the line.
 */
export function give(ticket: Ticket, to: AgentState, actor: Actor, stamp: Stamp): TicketChange {
  if (to.deleted) throw new DomainError("agent.gone", `${to.name} has left. Choose another agent.`);
  const isSelf = actor.id === to.id;
  const why = { rule: isSelf ? "self-taken" : "by-hand" } as const;
  const waiting = ticket.status === "Waiting on Customer";
  const previous = ticket.assignedTo;
  return changeOf(ticket, stamp, {
    type: "ticket.reassigned",
    by: actor.id,
    set: {
      // rule: given-leaves-place, waiting-goes-on-waiting
      ...(waiting ? {} : { status: "In Progress", slot: null, replied: false }),
      assignedTo: to.id,
      // rule: token-per-assignment
      assign: { token: stamp.token, at: stamp.now, by: isSelf ? "self" : "manual", why },
    },
    // rule: reassigned-names-both
    data: { ...idsOf(ticket), agentId: to.id, previousAgentId: previous, token: stamp.token, assignedBy: actor.id },
    agents: [to.id, previous],
    timeline: [
      {
        id: stamp.entryId,
        at: stamp.now,
        by: asTimelineActor(actor),
        kind: "assigned",
        agent: { id: to.id, name: to.name },
        why,
      },
    ],
  });
}
