import { type CleaningRoom, cleanUpDue } from "#server/desk/trials/clean-up.ts";
import type { Loop } from "#server/platform/loop.ts";

/** What experiments left may lie for a moment longer. */
const LOOK_MS = 30_000;

/** Takes away what experiments left, however they ended. Harmless beside other consumers. */
export function createTrialLoop(room: CleaningRoom): Loop {
  return { name: "trials", turn: async () => ((await cleanUpDue(room)) ? 0 : LOOK_MS) };
}
