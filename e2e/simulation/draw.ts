import { ACTION_NAMES, type Action, traitsOf } from "./actions.ts";
import type { Chance } from "./chance.ts";
import type { Configuration } from "./configuration.ts";
import type { World } from "./world.ts";

/** How often somebody files, beside what else they do. */
const FILING_WEIGHT = 14;

/** Mostly the whole size: fewer parts have fewer ways to meet. A scene has its whole cast. */
export function sizeUpTo(limit: number, { chance, configuration }: World): number {
  return configuration.scene || chance.flip(0.6) ? limit : 1 + chance.below(limit);
}

/** Whether anything fits the action; what fits now may have changed when the action comes to it. */
export function isPossible({ state }: World, kind: Action | "file", maxTickets: number): boolean {
  if (kind === "file") return state.tickets.size < maxTickets;
  const statuses = traitsOf(kind).to;
  return !statuses || [...state.tickets.values()].some(({ ticket }) => statuses.includes(ticket.status));
}

/** The kinds of action of a run; few kinds at a time find what many together hide. */
export function drawKinds({ actions }: Configuration, chance: Chance): readonly (Action | "file")[] {
  if (typeof actions === "object") return ["file", ...actions];
  if (typeof actions === "number") {
    const drawn = new Set<Action>();
    while (drawn.size < actions) {
      const action = chance.pickFrom(ACTION_NAMES);
      if (action) drawn.add(action);
    }
    if (drawn.has("answer") || drawn.has("resume")) drawn.add("wait");
    if (drawn.has("reply") && chance.flip(0.5)) drawn.add("duty");
    return ["file", ...drawn];
  }
  const likely = new Set<Action>(["resolve", "duty"]);
  return [
    "file",
    ...ACTION_NAMES.filter((action) => chance.flip(likely.has(action) ? 0.85 : action === "retire" ? 0.3 : 0.6)),
  ];
}

/** One of the kinds, the frequent ones more often. */
export function drawAction<Item extends Action | "file">(items: readonly Item[], chance: Chance): Item | undefined {
  let left = chance.next() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
}

function weightOf(item: Action | "file"): number {
  return item === "file" ? FILING_WEIGHT : traitsOf(item).weight;
}
