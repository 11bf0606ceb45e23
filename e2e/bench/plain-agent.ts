import type { AgentRow } from "#server/desk/agents/rows.ts";

/** Somebody on duty for one ticket at a time, with nothing in hand, as they are stored; the n-th of them, since then. */
export function aPlainAgent(index: number, since: Date): Omit<AgentRow, "_id"> {
  return {
    name: `Agent ${index}`,
    skills: [],
    onDuty: true,
    capacity: 1,
    availability: "available",
    since,
    hintRev: 1,
    idleSince: since,
    deletedAt: null,
    rev: 1,
    outbox: [],
  };
}
