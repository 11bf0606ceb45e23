import { type Actor, requireRole } from "#server/core/actor.ts";
import { presentAgent } from "./present.ts";
import type { Agents } from "./room.ts";
import type { AgentView } from "./wire.ts";

/** Everybody who works here, by name, with what they hold. */
export async function listAgents(room: Agents<"list" | "loads">, actor: Actor): Promise<AgentView[]> {
  requireRole(actor, "agent", "admin");
  const agents = await room.agents.list();
  const loads = await room.agents.loads(agents.map((agent) => agent.id));
  return agents.map((agent) => presentAgent(agent, loads.get(agent.id) ?? 0));
}
