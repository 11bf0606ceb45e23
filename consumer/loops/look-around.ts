import { thereOrJustLeft } from "#server/desk/agents/there.ts";
import type { Database } from "#server/platform/db/database.ts";
import { findDue } from "#server/platform/db/due.ts";
import { createDueWork, type DueWork, type DueWorkPorts } from "./due-work.ts";
import { createStillness, type Stillness } from "./stillness.ts";

/** What was begun is handed over within this after its time. */
const HANDED_OVER_MS = 60_000;

export interface LookAroundPorts extends Omit<DueWorkPorts, "find"> {
  readonly db: Database;
  /** How long what an agent had begun waits for them. */
  readonly holdMs: number;
}

export interface LookAround extends DueWork, Stillness {
  /** Whether time alone can change something about no agent: nobody is there, and nobody has just left. */
  isNobodyThere(): boolean;
}

/** The one look of a consumer at what there is to do, and what it tells of the desk. */
export function lookAround({ db, holdMs, ...ports }: LookAroundPorts): LookAround {
  const work = createDueWork({ ...ports, find: (kinds, span) => findDue(db, kinds, span) });
  const there = [true, true];
  for (const [index, kind] of thereOrJustLeft(holdMs + HANDED_OVER_MS).entries())
    work.watching(kind, (at) => {
      there[index] = at !== null;
    });
  const stillness = createStillness({ work, elapsed: () => performance.now() });
  return { ...work, ...stillness, isNobodyThere: () => !there.includes(true) };
}
