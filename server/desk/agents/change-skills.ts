import { type Actor, requireRole } from "#server/core/actor.ts";
import { setSkills } from "#server/core/changes/agent.ts";
import { DomainError } from "#server/core/errors.ts";
import { findCategory } from "#server/desk/categories/find-category.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import { commandAgent, requireHere } from "./command-agent.ts";
import { viewAgent } from "./present-agent.ts";
import type { Agents, CommandRoom } from "./room.ts";
import type { AgentView } from "./wire.ts";

/** Which categories an agent takes from the line; none named means all. */
export async function changeSkills(
  room: CommandRoom & Agents<"loads"> & Categories<"list">,
  actor: Actor,
  input: { agentId: string; skills: readonly string[] },
): Promise<AgentView> {
  requireRole(actor, "admin");
  const known = await room.categories.list();
  const unknown = input.skills.filter((skill) => !findCategory(known, skill));
  const skills = [...new Set(input.skills.map((skill) => findCategory(known, skill)?.name ?? skill))];
  if (unknown.length > 0) {
    const message = { key: "refusals.category.none", values: { name: unknown } } as const;
    throw new DomainError("category.not-found", message, { fields: { skills: message } });
  }
  const agent = await commandAgent(room, input.agentId, (current, stamp) => {
    requireHere(current);
    return setSkills(current, skills, actor.id, stamp);
  });
  return viewAgent(room, agent);
}
