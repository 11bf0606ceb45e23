import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { AuthDeps } from "#server/desk/access/deps.ts";
import type { Rooms } from "#server/desk/compose-desk.ts";
import type { IdempotencyStore } from "#server/desk/idempotency/ports/idempotency-store.ts";
import type { AccountDeps } from "#server/desk/people/deps.ts";
import type { Probe } from "./health/probe.ts";

/** Everything the routes hand to the use cases. */
export interface RestDeps {
  readonly desk: Rooms;
  readonly accounts: AccountDeps & AuthDeps;
  readonly idempotency: IdempotencyStore;
  readonly probes: { readonly database: Probe; readonly topic: Probe };
  readonly clock: Clock;
  readonly ids: Ids;
}
