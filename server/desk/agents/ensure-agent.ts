import { reinstate, retire } from "#server/core/changes/agent.ts";
import type { AgentId, UserId } from "#server/core/ids.ts";
import { commandAgent } from "./command-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";

/** Makes somebody an agent who starts off duty, or takes back one who had left. Harmless to repeat. */
export async function ensureAgent(
  room: CommandRoom & Agents<"insert">,
  agent: { id: AgentId; name: string },
  byId: UserId,
): Promise<void> {
  await room.agents.insert(agent, room.clock.now());
  await commandAgent(room, agent.id, (current, stamp) => (current.deleted ? reinstate(current, byId, stamp) : null));
}

/** Somebody stops being an agent: everything they hold goes back to the line. Harmless to repeat, and for non-agents. */
export async function retireAgent(room: CommandRoom, agentId: AgentId, byId: UserId): Promise<void> {
  if (!(await room.agents.find(agentId))) return;
  await commandAgent(room, agentId, (current, stamp) => (current.deleted ? null : retire(current, byId, stamp)));
}
