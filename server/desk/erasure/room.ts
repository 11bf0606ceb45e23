import type { Clock } from "#server/core/ports/environment.ts";
import type { Audit, Trailed } from "#server/desk/audit/room.ts";
import type { Contents, Files } from "#server/desk/files/room.ts";
import type { ErasureRequests } from "#server/desk/own-data/room.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import type { Letters } from "#server/operate/letters/room.ts";
import type { ErasedAccountStore } from "./account-store.ts";
import type { AddressesReader } from "./addresses-reader.ts";
import type { BelongingsStore } from "./belongings-store.ts";
import type { ReceivedStore } from "./received-store.ts";
import type { StaffPastStore } from "./staff-past-store.ts";
import type { ErasureStore } from "./store.ts";
import type { WordsStore } from "./words-store.ts";

/** Where erasures are written down; a verb names what it calls of it. */
export interface Erasures<Calls extends keyof ErasureStore = keyof ErasureStore> {
  readonly erasures: Pick<ErasureStore, Calls>;
}

/** What takes things away. */
export interface Erasers extends AddressesReader, Erasures, Letters<"listAfter" | "empty"> {
  readonly words: WordsStore;
  readonly belongings: BelongingsStore;
  readonly received: ReceivedStore;
  readonly staffPast: StaffPastStore;
  readonly remains: ErasedAccountStore;
}

/** What it takes to carry an erasure out, in whatever process. */
export type ErasingRoom = Erasers &
  Audit<"erase" | "holds"> &
  Trailed &
  ErasureRequests<"close"> &
  Files<"listOf" | "looseOf" | "drop"> &
  Contents<"remove"> &
  Accounts<"shutForErasing"> & { readonly clock: Clock };

/** What the verbs of this room work with. */
export type ErasureRoom = ErasingRoom & Accounts & Attempts & Sessions;
