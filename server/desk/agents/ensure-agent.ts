import { reinstate } from "#server/core/changes/agent.ts";
import type { AgentId, TrialId, UserId } from "#server/core/ids.ts";
import { commandAgent } from "./command-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";

/** Makes somebody an agent who starts off duty, or takes back one who had left. Harmless to repeat. */
export async function ensureAgent(
  room: CommandRoom & Agents<"insert">,
  agent: { id: AgentId; name: string; trial?: TrialId | null },
  byId: UserId,
): Promise<void> {
  await room.agents.insert(agent, room.clock.now());
  await commandAgent(room, agent.id, (current, stamp) => (current.deleted ? reinstate(current, byId, stamp) : null));
}
