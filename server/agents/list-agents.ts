import type { DeskPorts } from "../assignments/desk-ports.ts";
import { type Actor, requireRole } from "../domain/actor.ts";
import { presentAgent } from "../domain/present/agent.ts";
import type { AgentView } from "../domain/wire/agent.ts";

/** Everybody who works here, by name, with what they hold. */
export async function listAgents(ports: Pick<DeskPorts, "agents">, actor: Actor): Promise<AgentView[]> {
  requireRole(actor, "agent", "admin");
  const agents = await ports.agents.list();
  const loads = await ports.agents.loads(agents.map((agent) => agent.id));
  return agents.map((agent) => presentAgent(agent, loads.get(agent.id) ?? 0));
}
