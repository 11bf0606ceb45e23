import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { PushService } from "./push-service.ts";
import type { PushStore } from "./store.ts";

/** Where people are told on their devices; a verb names what it calls of it. */
export interface PushSubscriptions<Calls extends keyof PushStore = keyof PushStore> {
  readonly pushSubscriptions: Pick<PushStore, Calls>;
}

/** What the verbs of push work with. */
export interface PushRoom extends PushSubscriptions {
  /** Null where the desk has no keys. */
  readonly pushService: PushService | null;
  readonly clock: Clock;
  readonly ids: Ids;
}
