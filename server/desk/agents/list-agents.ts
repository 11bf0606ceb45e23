import { type Actor, requireRole } from "#server/core/actor.ts";
import type { DeskPorts } from "#server/desk/desk-ports.ts";
import { presentAgent } from "./present.ts";
import type { AgentView } from "./wire.ts";

/** Everybody who works here, by name, with what they hold. */
export async function listAgents(ports: Pick<DeskPorts, "agents">, actor: Actor): Promise<AgentView[]> {
  requireRole(actor, "agent", "admin");
  const agents = await ports.agents.list();
  const loads = await ports.agents.loads(agents.map((agent) => agent.id));
  return agents.map((agent) => presentAgent(agent, loads.get(agent.id) ?? 0));
}
