import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { Delivery } from "./delivery.ts";
import type { GatheringReader } from "./gathering-reader.ts";
import type { MailStore } from "./store.ts";

/** The store of mails, and what becomes of them here; a verb names what it calls of it. */
export interface Mails<Calls extends keyof MailStore = keyof MailStore> {
  readonly mails: Pick<MailStore, Calls>;
  readonly delivery: Delivery;
}

/** The catcher, and what is gathered for it. */
export interface CatcherRoom extends Mails<"listKept"> {
  readonly gathering: GatheringReader;
  readonly clock: Clock;
}

/** What it takes to put one on its way. */
export interface Posting extends Mails<"insert"> {
  readonly clock: Clock;
  readonly ids: Ids;
}
