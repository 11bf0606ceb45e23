import { shownState } from "#app/_staff/shown-state.ts";
import type { ShownState } from "#app/_ui/availability-chip.tsx";
import type { BoardAgent } from "#server/desk/insights/wire.ts";

export interface AgentGroup {
  readonly availability: ShownState;
  readonly agents: readonly BoardAgent[];
}

const STATES: readonly ShownState[] = ["available", "busy", "away", "offline"];

/** Agents by state, each group with whoever has been in it longest at the top, as the dispatcher would choose the free. */
export function groupAgents(agents: readonly BoardAgent[]): AgentGroup[] {
  return STATES.map((availability) => ({
    availability,
    agents: agents
      .filter((agent) => shownState(agent) === availability)
      .toSorted((a, b) => a.since.localeCompare(b.since) || a.name.localeCompare(b.name)),
  })).filter((group) => group.agents.length > 0);
}
