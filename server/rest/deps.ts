import type { AccountDeps } from "../accounts/deps.ts";
import type { DeskPorts } from "../assignments/desk-ports.ts";
import type { AuthDeps } from "../auth/deps.ts";
import type { Clock, Ids } from "../ports/environment.ts";
import type { IdempotencyStore } from "../ports/idempotency-store.ts";
import type { Probe } from "./health/probe.ts";

/** Everything the routes hand to the use cases. */
export interface RestDeps {
  readonly desk: DeskPorts;
  readonly accounts: AccountDeps & AuthDeps;
  readonly idempotency: IdempotencyStore;
  readonly probes: { readonly database: Probe; readonly topic: Probe };
  readonly clock: Clock;
  readonly ids: Ids;
}
