import { type AgentState, isAway, isOnDuty } from "../agent.ts";
import { requeue } from "../changes/requeue.ts";
import type { AgentId } from "../ids.ts";
import type { RequeueReason } from "../timeline.ts";
import { type AssignmentPorts, MAX_ATTEMPTS, newStamp, ticketRef } from "./ports.ts";

/**
 * Gives back to the line, at its old place, what an agent had begun who has been away since `latest` or longer. Does
 * nothing to whoever is there, or went off duty and chose to keep their work. Reads again until no write was lost.
 */
export async function handOver(ports: AssignmentPorts, agentId: AgentId, latest: Date): Promise<void> {
  await giveBack(ports, agentId, "agent-still-away", (agent) => {
    // rule: only-the-long-away-hand-over
    return isAway(agent) && agent.awaySince !== null && agent.awaySince <= latest;
  });
}

/** The same at once, for somebody off duty who does not want to keep what they had begun, or whose lead does not. */
export async function handOverAll(ports: AssignmentPorts, agentId: AgentId): Promise<void> {
  await giveBack(ports, agentId, "agent-off-duty", (agent) => !isOnDuty(agent));
}

async function giveBack(
  ports: AssignmentPorts,
  agentId: AgentId,
  reason: RequeueReason,
  isMeant: (agent: AgentState) => boolean,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const agent = await ports.store.findAgent(agentId);
    if (!agent || !isMeant(agent)) return;
    let lost = false;
    for (const ticket of await ports.store.listHeld([agentId])) {
      const change = requeue(ticket, reason, null, newStamp(ports));
      if ((await ports.store.commit(ticket, change)) === "won") ports.offer(ticketRef(ticket.id), change.event);
      else lost = true;
    }
    if (!lost) return;
  }
  throw new Error(`handing over from agent ${agentId} lost ${MAX_ATTEMPTS} races in a row`);
}
