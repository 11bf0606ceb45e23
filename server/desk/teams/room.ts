import type { TeamStore } from "./store.ts";

/** The store of teams; a verb names what it calls of it. */
export interface Teams<Calls extends keyof TeamStore = keyof TeamStore> {
  readonly teams: Pick<TeamStore, Calls>;
}
