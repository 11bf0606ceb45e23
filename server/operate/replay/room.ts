import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Complaints } from "#server/desk/complaints/room.ts";
import type { ReplayStore } from "./store.ts";

/** The store of replays and of the events they are about; a verb names what it calls of it. */
export interface Replays<Calls extends keyof ReplayStore = keyof ReplayStore> {
  readonly replays: Pick<ReplayStore, Calls>;
}

/** What the verbs of replays work with. */
export interface ReplayRoom extends Replays, Complaints<"find" | "findByHumanId">, Trailed {
  readonly clock: Clock;
  readonly ids: Ids;
}
