import type { AgentRecord } from "./mapping.ts";
import { presentAgent } from "./present.ts";
import type { Agents } from "./room.ts";
import type { AgentView } from "./wire.ts";

/** An agent with their load counted now. */
export async function viewAgent(room: Agents<"loads">, agent: AgentRecord): Promise<AgentView> {
  const loads = await room.agents.loads([agent.id]);
  return presentAgent(agent, loads.get(agent.id) ?? 0);
}
