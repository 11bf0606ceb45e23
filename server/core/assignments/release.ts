import { type AgentState, isAway, isOnDuty } from "../agent.ts";
import { staysWithAgent, unslot } from "../changes/places.ts";
import { requeue } from "../changes/requeue.ts";
import type { AgentId } from "../ids.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import { type AssignmentPorts, type JustRead, MAX_ATTEMPTS, newStamp, ticketRef } from "./ports.ts";

/**
 * Takes from an agent who is off duty or away what they may not keep: untouched tickets and whatever is critical go back
 * to their old place in line, the others stay without a place. Does nothing for an agent on duty. Reads again until no write was lost.
 */
export async function release(ports: AssignmentPorts, agentId: AgentId, justRead?: JustRead): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const agent = await ports.store.findAgent(agentId);
    if (agent) justRead?.set(agentId, { agent });
    // rule: present-keep-everything
    if (!agent || isOnDuty(agent)) return;
    const held = await ports.store.listHeld([agentId]);
    let lost = false;
    for (const ticket of held) {
      const change = leave(ports, ticket, agent);
      if (!change) continue;
      if ((await ports.store.commit(ticket, change)) === "won") ports.offer(ticketRef(ticket.id), change.event);
      else lost = true;
    }
    // rule: lost-release-reads-again
    if (!lost) return;
  }
  throw new Error(`release of agent ${agentId} lost ${MAX_ATTEMPTS} races in a row`);
}

function leave(ports: AssignmentPorts, ticket: Ticket, agent: AgentState): TicketChange | null {
  // rule: leavers-keep-nothing
  if (agent.deleted) return requeue(ticket, "agent-gone", null, newStamp(ports));
  // rule: untouched-goes-back
  if (!staysWithAgent(ticket))
    return requeue(ticket, isAway(agent) ? "agent-away" : "agent-off-duty", null, newStamp(ports));
  // rule: no-place-off-duty
  return ticket.slot ? unslot(ticket, agent.id, newStamp(ports)) : null;
}
