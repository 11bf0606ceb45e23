import { type Due, defineDue } from "#server/platform/db/due.ts";
import { agentRows } from "./rows.ts";

/** Agents by whom something can happen as time goes by: whoever is there can be silent, and whoever left so lately has begun work that waits for them. */
export const thereOrJustLeft = (leftMs: number): readonly Due[] => [
  defineDue(agentRows, () => ({ awaySince: null, deletedAt: null })),
  defineDue(agentRows, ({ now }) => ({ awaySince: { $gt: new Date(now.getTime() - leftMs) }, deletedAt: null })),
];
