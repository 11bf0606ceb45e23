import { AVAILABILITIES } from "#server/core/terms.ts";
import type { BoardAgent } from "#server/desk/insights/wire.ts";

export interface AgentGroup {
  readonly availability: BoardAgent["availability"];
  readonly agents: readonly BoardAgent[];
}

/** Agents by state, each group with whoever has been in it longest at the top, as the dispatcher would choose the free. */
export function groupAgents(agents: readonly BoardAgent[]): AgentGroup[] {
  return AVAILABILITIES.map((availability) => ({
    availability,
    agents: agents
      .filter((agent) => agent.availability === availability)
      .toSorted((a, b) => a.since.localeCompare(b.since) || a.name.localeCompare(b.name)),
  })).filter((group) => group.agents.length > 0);
}
