import { createComplaintStore } from "../db/stores/complaint-store.ts";
import { createDeadLetterStore } from "../db/stores/dead-letter-store.ts";
import { createRedriveStore } from "../db/stores/redrive-store.ts";
import { createReplayStore } from "../db/stores/replay-store.ts";
import type { LetterDeps } from "../pipeline/dead-letters/deps.ts";
import type { ReplayDeps } from "../pipeline/replay/deps.ts";
import { systemClock } from "../runtime/clock.ts";
import { systemIds } from "../runtime/ids.ts";

/** What dead letters are decided with, and what is sent once more, on the real database. */
export function composeLetters(): LetterDeps & ReplayDeps {
  return {
    letters: createDeadLetterStore(),
    redrives: createRedriveStore(),
    replays: createReplayStore(),
    complaints: createComplaintStore(),
    clock: systemClock,
    ids: systemIds,
  };
}
