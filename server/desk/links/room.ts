import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Delivery } from "#server/desk/mails/delivery.ts";
import type { LinkStore } from "./store.ts";

/** The store of links; a verb names what it calls of it. */
export interface Links<Calls extends keyof LinkStore = keyof LinkStore> {
  readonly links: Pick<LinkStore, Calls>;
  readonly clock: Clock;
}

/** What it takes to make one: its token, and the address that it begins with. */
export interface Issuing extends Links<"insert"> {
  readonly ids: Ids;
  readonly delivery: Delivery;
}
