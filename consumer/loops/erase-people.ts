import type { ErasingRoom } from "#server/desk/erasure/room.ts";
import { runDueErasure } from "#server/desk/erasure/run-erasure.ts";
import type { Loop } from "#server/platform/loop.ts";

/** How long what a process left undone waits at most for another. */
const LOOK_MS = 5_000;

/** Finishes erasures whose process died, and looks again at those that are done. Harmless beside other consumers. */
export function createErasureLoop(room: ErasingRoom): Loop {
  return { name: "erase", turn: async () => ((await runDueErasure(room)) ? 0 : LOOK_MS) };
}
