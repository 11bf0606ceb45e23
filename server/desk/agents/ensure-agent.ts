import { reinstate, retire } from "#server/core/changes/agent.ts";
import type { AgentId, UserId } from "#server/core/ids.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";
import { commandAgent } from "./command-agent.ts";

/** Makes somebody an agent who starts off duty, or takes back one who had left. Harmless to repeat. */
export async function ensureAgent(ports: DeskPorts, agent: { id: AgentId; name: string }, byId: UserId): Promise<void> {
  await ports.agents.insert(agent, ports.clock.now());
  await commandAgent(ports, agent.id, (current, stamp) => (current.deleted ? reinstate(current, byId, stamp) : null));
}

/** Somebody stops being an agent: everything they hold goes back to the line. Harmless to repeat, and for non-agents. */
export async function retireAgent(ports: DeskPorts, agentId: AgentId, byId: UserId): Promise<void> {
  if (!(await ports.agents.find(agentId))) return;
  await commandAgent(ports, agentId, (current, stamp) => (current.deleted ? null : retire(current, byId, stamp)));
}
