import { type Actor, requireRole } from "#server/core/actor.ts";
import { setDuty } from "#server/core/changes/agent.ts";
import { DomainError } from "#server/core/errors.ts";
import { commandAgent } from "./command-agent.ts";
import { viewAgent } from "./present-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";
import type { AgentView } from "./wire.ts";

/**
 * On or off duty, for oneself or, as an admin, for anybody. The answer is the effective state: somebody who comes on
 * duty with all places taken is busy, not available.
 */
export async function setAvailability(
  room: CommandRoom & Agents<"loads">,
  actor: Actor,
  input: { agentId: string; availability: "available" | "offline" },
): Promise<AgentView> {
  if (input.agentId !== actor.id) requireRole(actor, "admin");
  else requireRole(actor, "agent");
  const onDuty = input.availability === "available";
  const agent = await commandAgent(room, input.agentId, (current, stamp) => {
    // rule: leavers-stay-off-duty
    if (current.deleted) throw new DomainError("agent.gone", `${current.name} has left and cannot come on duty.`);
    return current.onDuty === onDuty ? null : setDuty(current, onDuty, actor.id, stamp);
  });
  return viewAgent(room, agent);
}
