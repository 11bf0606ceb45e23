import { agentRef, newStamp } from "#server/core/assignments/ports.ts";
import { settleAtOnce } from "#server/core/assignments/settle.ts";
import type { AgentChange } from "#server/core/changes/agent.ts";
import type { Stamp } from "#server/core/changes/stamp.ts";
import { crashPoint } from "#server/core/crash-point.ts";
import { DomainError } from "#server/core/errors.ts";
import { DocumentId } from "#server/core/ids.ts";
import type { AgentRecord } from "./mapping.ts";
import type { CommandRoom } from "./room.ts";

const MAX_LOST_RACES = 12;

/** Reads the agent, decides, writes on the condition that nothing changed; then makes their tickets and state true. */
export async function commandAgent(
  room: CommandRoom,
  agentId: string,
  decide: (agent: AgentRecord, stamp: Stamp) => AgentChange | null,
): Promise<AgentRecord> {
  for (let lost = 0; lost < MAX_LOST_RACES; lost++) {
    const agent = await findAgent(room, agentId);
    const change = decide(agent, newStamp(room));
    if (!change) return agent;
    crashPoint("agent.before-write");
    if (!(await room.agents.commit(agent, change))) continue;
    crashPoint("agent.written");
    room.offer(agentRef(agent.id), change.event);
    crashPoint("agent.offered");
    await settleAtOnce(room, [agent.id]);
    return findAgent(room, agent.id);
  }
  throw new DomainError("complaint.changed-meanwhile", "This agent is being changed by others. Try again.");
}

async function findAgent(room: CommandRoom, agentId: string): Promise<AgentRecord> {
  const agent = DocumentId.safeParse(agentId).success ? await room.agents.find(agentId.toLowerCase()) : null;
  if (agent) return agent;
  throw new DomainError("agent.not-found", "There is no such agent. Choose one from the list of agents.");
}
