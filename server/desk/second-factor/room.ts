import type { Trailed } from "#server/desk/audit/room.ts";
import type { Delivery } from "#server/desk/mails/delivery.ts";
import type { Accounts, Attempts } from "#server/desk/people/room.ts";
import type { Sessions } from "#server/desk/sessions/room.ts";
import type { SecondFactorStore } from "./store.ts";

/** The store of second factors; a verb names what it calls of it. */
export interface SecondFactors<Calls extends keyof SecondFactorStore = keyof SecondFactorStore> {
  readonly secondFactors: Pick<SecondFactorStore, Calls>;
}

/** What secrets are sealed under; the one before opens what was sealed while it was ours. */
export interface Sealing {
  readonly secret: string;
  readonly previousSecret?: string | undefined;
}

/** What the verbs of this room work with. */
export type SecondFactorRoom = SecondFactors &
  Sealing &
  Trailed &
  Accounts &
  Attempts &
  Sessions & { readonly delivery: Pick<Delivery, "publicUrl"> };
