import { type Actor, requireRole } from "#server/core/actor.ts";
import { setCapacity } from "#server/core/changes/agent.ts";
import { commandAgent, requireHere } from "./command-agent.ts";
import { viewAgent } from "./present-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";
import type { AgentView } from "./wire.ts";

/** How many tickets an agent works on at once. Raising it pulls the next one; lowering it takes nothing away. */
export async function changeCapacity(
  room: CommandRoom & Agents<"loads">,
  actor: Actor,
  input: { agentId: string; capacity: number },
): Promise<AgentView> {
  requireRole(actor, "admin");
  const agent = await commandAgent(room, input.agentId, (current, stamp) => {
    requireHere(current);
    return current.capacity === input.capacity ? null : setCapacity(current, input.capacity, actor.id, stamp);
  });
  return viewAgent(room, agent);
}
