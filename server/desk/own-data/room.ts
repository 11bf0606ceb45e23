import type { Clock } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { ErasureRequestStore } from "./store.ts";

/** The store of requests for erasure; a verb names what it calls of it. */
export interface ErasureRequests<Calls extends keyof ErasureRequestStore = keyof ErasureRequestStore> {
  readonly erasureRequests: Pick<ErasureRequestStore, Calls>;
}

/** What the verbs of this room work with. */
export type OwnDataRoom = ErasureRequests & Accounts & Trailed & { readonly clock: Clock };
