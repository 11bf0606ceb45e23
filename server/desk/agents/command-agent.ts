import { agentRef, newStamp } from "#server/core/assignments/ports.ts";
import type { AgentChange } from "#server/core/changes/agent.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import { type DeskPorts, settleAgents } from "#server/desk/desk-ports.ts";
import type { AgentRecord } from "./ports/agent-store.ts";

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
