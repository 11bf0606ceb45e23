import type { Say } from "#app/_language/say.ts";
import { isolated } from "#server/core/characters.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";
import type { LineTicket } from "#server/desk/insights/wire.ts";
import { takesCategory } from "./find-agents.ts";
import { shownState } from "./shown-state.ts";

/**
 * What the supervisor should know before they give this ticket to this person, or null when nothing speaks against it.
 * It warns and never forbids: a person may know better than the rules.
 */
export function giveAdvice(
  agent: AgentView,
  ticket: Pick<LineTicket, "category">,
  say: Say<"staff.give">,
): string | null {
  const name = isolated(agent.name);
  const unskilled = takesCategory(agent, ticket.category)
    ? []
    : [say("unskilled", { name, category: isolated(ticket.category) })];
  if (agent.availability === "offline") {
    return [say(shownState(agent) === "away" ? "away" : "offDuty", { name }), ...unskilled].join(" ");
  }
  if (unskilled[0]) return unskilled[0];
  const { load, capacity } = agent;
  return load >= capacity ? say("full", { name, load, capacity }) : null;
}
