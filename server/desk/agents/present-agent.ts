import type { DeskPorts } from "#server/desk/desk-ports.ts";
import type { AgentRecord } from "./ports/agent-store.ts";
import { presentAgent } from "./present.ts";
import type { AgentView } from "./wire.ts";

/** An agent with their load counted now. */
export async function viewAgent(ports: Pick<DeskPorts, "agents">, agent: AgentRecord): Promise<AgentView> {
  const loads = await ports.agents.loads([agent.id]);
  return presentAgent(agent, loads.get(agent.id) ?? 0);
}
