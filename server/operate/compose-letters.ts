import { createTrail } from "#server/desk/audit/create-trail.ts";
import { createAuditStore } from "#server/desk/audit/store.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createRedriveStore } from "#server/operate/letters/redrive-store.ts";
import type { LettersRoom } from "#server/operate/letters/room.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import type { ReplayRoom } from "#server/operate/replay/room.ts";
import { createReplayStore } from "#server/operate/replay/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { systemIds } from "#server/platform/ids.ts";

/** What dead letters are decided with, and what is sent once more, on the real database. */
export function composeLetters(db: Database): LettersRoom & ReplayRoom {
  return {
    letters: createDeadLetterStore(db),
    redrives: createRedriveStore(db),
    replays: createReplayStore(db),
    complaints: createComplaintStore(db),
    trail: createTrail({ audit: createAuditStore(db), clock: systemClock, ids: systemIds }),
    clock: systemClock,
    ids: systemIds,
  };
}
