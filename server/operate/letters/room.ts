import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { RedriveStore } from "./redrive-store.ts";
import type { DeadLetterStore } from "./store.ts";

/** The store of letters; a verb names what it calls of it. */
export interface Letters<Calls extends keyof DeadLetterStore = keyof DeadLetterStore> {
  readonly letters: Pick<DeadLetterStore, Calls>;
}

/** The orders to retry letters. */
export interface Redrives<Calls extends keyof RedriveStore = keyof RedriveStore> {
  readonly redrives: Pick<RedriveStore, Calls>;
}

/** What the verbs of letters work with. */
export interface LettersRoom extends Letters, Redrives, Trailed {
  readonly clock: Clock;
  readonly ids: Ids;
}
