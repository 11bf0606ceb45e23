import { createErasedAccountStore } from "#server/desk/erasure/account-store.ts";
import { createAddressesReader } from "#server/desk/erasure/addresses-reader.ts";
import { createBelongingsStore } from "#server/desk/erasure/belongings-store.ts";
import { createReceivedStore } from "#server/desk/erasure/received-store.ts";
import type { Erasers } from "#server/desk/erasure/room.ts";
import { createStaffPastStore } from "#server/desk/erasure/staff-past-store.ts";
import { createErasureStore } from "#server/desk/erasure/store.ts";
import { createWordsStore } from "#server/desk/erasure/words-store.ts";
import { createDeadLetterStore } from "#server/operate/letters/store.ts";
import type { Database } from "#server/platform/db/database.ts";

/** What takes away whatever says who somebody was, on the real database. */
export function composeErasers(db: Database): Erasers {
  return {
    ...createAddressesReader(db),
    erasures: createErasureStore(db),
    words: createWordsStore(db),
    belongings: createBelongingsStore(db),
    received: createReceivedStore(db),
    staffPast: createStaffPastStore(db),
    remains: createErasedAccountStore(db),
    letters: createDeadLetterStore(db),
  };
}
