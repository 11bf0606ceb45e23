import { createComplaintStore } from "#server/desk/complaints/store.ts";
import type { LetterDeps } from "#server/operate/letters/deps.ts";
import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import type { ReplayDeps } from "#server/operate/replay/deps.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { systemIds } from "#server/platform/ids.ts";

/** What dead letters are decided with, and what is sent once more, on the real database. */
export function composeLetters(db: Database): LetterDeps & ReplayDeps {
  return {
    letters: createDeadLetterStore(db),
    redrives: createRedriveStore(db),
    replays: createReplayStore(db),
    complaints: createComplaintStore(db),
    clock: systemClock,
    ids: systemIds,
  };
}
