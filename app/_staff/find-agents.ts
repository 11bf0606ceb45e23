import { indexWords } from "#server/core/search/index-words.ts";
import { meetsTerms, searchTerms } from "#server/core/search/search-terms.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";

const STATE_ORDER = { available: 0, busy: 1, offline: 2 } satisfies Record<AgentView["availability"], number>;

/** Agents whose name has words that start with those that were typed, as in every search; whoever is free comes first. */
export function findAgents<A extends AgentView>(agents: readonly A[], typed: string): A[] {
  const terms = searchTerms(typed);
  return agents
    .filter((agent) => typed.trim() === "" || meetsTerms(indexWords(agent.name), terms))
    .toSorted(
      (a, b) =>
        STATE_ORDER[a.availability] - STATE_ORDER[b.availability] || a.load - b.load || a.name.localeCompare(b.name),
    );
}

/** Whether the agent takes this category; an agent without skills takes every one. */
export function takesCategory(agent: Pick<AgentView, "skills">, category: string): boolean {
  return agent.skills.length === 0 || agent.skills.includes(category);
}
