import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { PushSubscriptions } from "#server/desk/push/room.ts";
import type { SessionStore } from "./store.ts";

/** The store of sessions; a verb names what it calls of it. */
export interface Sessions<Calls extends keyof SessionStore = keyof SessionStore> {
  readonly sessions: Pick<SessionStore, Calls>;
  readonly clock: Clock;
}

/** What it takes to begin one. */
export type Beginning = Sessions<"insert" | "listOf" | "remove"> & { readonly ids: Ids };

/** What the verbs of sessions work with. */
export type SessionsRoom = Sessions & Accounts & PushSubscriptions<"endWith"> & Trailed;
