import { type CleaningRoom, cleanUpDue } from "#server/desk/trials/clean-up.ts";
import { dueTrials } from "#server/desk/trials/due-trials.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { Loop } from "#server/platform/loop.ts";

/** Nothing is to be cleaned away. */
const LOOK_MS = 5_000;

/** Takes away what experiments left, however they ended. Harmless beside other consumers. */
export function createTrialLoop(room: CleaningRoom, waiting: Waiting): Loop {
  return waiting([dueTrials], { name: "trials", turn: async () => ((await cleanUpDue(room)) ? 0 : LOOK_MS) });
}
