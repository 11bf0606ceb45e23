import type { DeskPorts } from "../assignments/desk-ports.ts";
import { type Actor, requireRole } from "../domain/actor.ts";
import { setCapacity } from "../domain/changes/agent.ts";
import type { AgentView } from "../domain/wire/agent.ts";
import { commandAgent } from "./command-agent.ts";
import { viewAgent } from "./present-agent.ts";

/** How many tickets an agent works on at once. Raising it pulls the next one; lowering it takes nothing away. */
export async function changeCapacity(
  ports: DeskPorts,
  actor: Actor,
  input: { agentId: string; capacity: number },
): Promise<AgentView> {
  requireRole(actor, "admin");
  const agent = await commandAgent(ports, input.agentId, (current, stamp) =>
    current.capacity === input.capacity ? null : setCapacity(current, input.capacity, actor.id, stamp),
  );
  return viewAgent(ports, agent);
}
