import type { Status } from "#server/core/vocabulary.ts";

interface Trait {
  /** How often, beside the others. */
  readonly weight: number;
  /** The states of the tickets that it is about; absent for what is done to agents. */
  readonly to?: readonly Status[];
}

/** What a person may do on the desk. How they do it is in `people.ts`. */
export const ACTIONS = {
  resolve: { weight: 9, to: ["In Progress", "Waiting on Customer"] },
  wait: { weight: 6, to: ["In Progress"] },
  answer: { weight: 4, to: ["Waiting on Customer"] },
  resume: { weight: 2, to: ["Waiting on Customer"] },
  reply: { weight: 3, to: ["In Progress"] },
  give: { weight: 4, to: ["Open", "In Progress", "Waiting on Customer"] },
  take: { weight: 2, to: ["Open"] },
  "put-back": { weight: 2, to: ["In Progress", "Waiting on Customer"] },
  "take-back": { weight: 2, to: ["In Progress", "Waiting on Customer"] },
  reopen: { weight: 2, to: ["Resolved", "Closed"] },
  close: { weight: 2, to: ["Open", "In Progress", "Waiting on Customer", "Resolved"] },
  priority: { weight: 4, to: ["Open", "In Progress", "Waiting on Customer"] },
  duty: { weight: 5 },
  capacity: { weight: 4 },
  skills: { weight: 2 },
  retire: { weight: 0.6 },
  reinstate: { weight: 1 },
  vanish: { weight: 4 },
  sign: { weight: 4 },
  "hand-over": { weight: 3 },
  write: { weight: 3, to: ["In Progress"] },
  recategorise: { weight: 2, to: ["Open", "In Progress", "Waiting on Customer"] },
} as const satisfies Record<string, Trait>;

export type Action = keyof typeof ACTIONS;

function isAction(name: string): name is Action {
  return Object.hasOwn(ACTIONS, name);
}

/** In a fixed order: what a seed draws goes by it. */
export const ACTION_NAMES: readonly Action[] = Object.keys(ACTIONS).filter(isAction);

/** Those of an action, whichever it is. */
export function traitsOf(action: Action): Trait {
  return ACTIONS[action];
}
