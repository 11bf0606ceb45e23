import { retire } from "#server/core/changes/agent.ts";
import type { AgentId, UserId } from "#server/core/ids.ts";
import { commandAgent } from "./command-agent.ts";
import type { CommandRoom } from "./room.ts";

/** Somebody stops being an agent: everything they hold goes back to the line. Harmless to repeat, and for non-agents. */
export async function retireAgent(room: CommandRoom, agentId: AgentId, byId: UserId): Promise<void> {
  if (!(await room.agents.find(agentId))) return;
  await commandAgent(room, agentId, (current, stamp) => (current.deleted ? null : retire(current, byId, stamp)));
}
