import type { AgentView } from "#server/desk/agents/wire.ts";

const STATE_ORDER = { available: 0, busy: 1, offline: 2 } satisfies Record<AgentView["availability"], number>;

/** Agents whose name has a word that starts with what was typed, accents and case aside; whoever is free comes first. */
export function findAgents<A extends AgentView>(agents: readonly A[], typed: string): A[] {
  const wanted = plain(typed.trim());
  return agents
    .filter((agent) => wanted === "" || startsAnyWord(plain(agent.name), wanted))
    .toSorted(
      (a, b) =>
        STATE_ORDER[a.availability] - STATE_ORDER[b.availability] || a.load - b.load || a.name.localeCompare(b.name),
    );
}

/** Whether the agent takes this category; an agent without skills takes every one. */
export function takesCategory(agent: Pick<AgentView, "skills">, category: string): boolean {
  return agent.skills.length === 0 || agent.skills.includes(category);
}

function startsAnyWord(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || name.split(/[\s-]+/).some((word) => word.startsWith(wanted));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
