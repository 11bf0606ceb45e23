import { type DeskPorts, settleAgents } from "../assignments/desk-ports.ts";
import { agentRef, newStamp } from "../assignments/ports.ts";
import type { AgentChange } from "../domain/changes/agent.ts";
import type { Stamp } from "../domain/changes/stamp.ts";
import { DomainError } from "../domain/errors.ts";
import { DocumentId } from "../domain/ids.ts";
import type { AgentRecord } from "../ports/agent-store.ts";
import { crashPoint } from "../runtime/crash-point.ts";

const MAX_LOST_RACES = 12;

/** Reads the agent, decides, writes on the condition that nothing changed; then makes their tickets and state true. */
export async function commandAgent(
  ports: DeskPorts,
  agentId: string,
  decide: (agent: AgentRecord, stamp: Stamp) => AgentChange | null,
): Promise<AgentRecord> {
  for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
    const agent = await findAgent(ports, agentId);
    const change = decide(agent, newStamp(ports));
    if (!change) return agent;
    crashPoint("agent.before-write");
    if (!(await ports.agents.commit(agent, change))) continue;
    crashPoint("agent.written");
    ports.offer(agentRef(agent.id), change.event);
    crashPoint("agent.offered");
    await settleAgents(ports, [agent.id]);
    return findAgent(ports, agent.id);
  }
  throw new DomainError("complaint.changed-meanwhile", "This agent is being changed by others. Try again.");
}

async function findAgent(ports: DeskPorts, agentId: string): Promise<AgentRecord> {
  const agent = DocumentId.safeParse(agentId).success ? await ports.agents.find(agentId.toLowerCase()) : null;
  if (agent) return agent;
  throw new DomainError("agent.not-found", "There is no such agent. Choose one from the list of agents.");
}
