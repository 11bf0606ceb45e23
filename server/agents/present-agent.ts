import type { DeskPorts } from "../assignments/desk-ports.ts";
import { presentAgent } from "../domain/present/agent.ts";
import type { AgentView } from "../domain/wire/agent.ts";
import type { AgentRecord } from "../ports/agent-store.ts";

/** An agent with their load counted now. */
export async function viewAgent(ports: Pick<DeskPorts, "agents">, agent: AgentRecord): Promise<AgentView> {
  const loads = await ports.agents.loads([agent.id]);
  return presentAgent(agent, loads.get(agent.id) ?? 0);
}
