import { isolated } from "#server/core/characters.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";
import type { LineTicket } from "#server/desk/insights/wire.ts";
import { takesCategory } from "./find-agents.ts";

/**
 * What the supervisor should know before they give this ticket to this person, or null when nothing speaks against it.
 * It warns and never forbids: a person may know better than the rules.
 */
export function giveAdvice(agent: AgentView, ticket: Pick<LineTicket, "category">): string | null {
  if (agent.availability === "offline") return `${isolated(agent.name)} is off duty and will see it on coming back.`;
  if (!takesCategory(agent, ticket.category))
    return `${isolated(agent.name)} does not usually take ${isolated(ticket.category)}.`;
  if (agent.load >= agent.capacity) {
    const held = agent.load === 1 ? "1 ticket" : `${agent.load} tickets`;
    return `${isolated(agent.name)} already has ${held}, with room for ${agent.capacity}.`;
  }
  return null;
}
