import type { Clock } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Contents } from "#server/desk/files/room.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import type { OwnDataReader } from "./own-data-reader.ts";
import type { ErasureRequestStore } from "./store.ts";

/** The store of requests for erasure; a verb names what it calls of it. */
export interface ErasureRequests<Calls extends keyof ErasureRequestStore = keyof ErasureRequestStore> {
  readonly erasureRequests: Pick<ErasureRequestStore, Calls>;
}

/** What it takes to make somebody's archive. */
export interface ExportRoom extends Accounts<"findById">, Attempts<"hit">, Hours<"read">, Trailed, Contents<"open"> {
  readonly ownData: OwnDataReader;
}

/** What the verbs of this room work with. */
export type OwnDataRoom = ErasureRequests & ExportRoom & Accounts & Trailed & { readonly clock: Clock };
