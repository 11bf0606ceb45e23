import { dueErasures } from "#server/desk/erasure/due-erasures.ts";
import type { ErasingRoom } from "#server/desk/erasure/room.ts";
import { runDueErasure } from "#server/desk/erasure/run-erasure.ts";
import type { Waiting } from "#server/platform/db/due.ts";
import type { Loop } from "#server/platform/loop.ts";

/** How long what a process left undone waits at most for another. */
const LOOK_MS = 5_000;

/** Finishes erasures whose process died, and looks again at those that are done. Harmless beside other consumers. */
export function createErasureLoop(room: ErasingRoom, waiting: Waiting): Loop {
  return waiting([dueErasures], { name: "erase", turn: async () => ((await runDueErasure(room)) ? 0 : LOOK_MS) });
}
