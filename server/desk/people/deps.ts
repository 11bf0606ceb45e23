import type { Clock, Ids } from "#server/core/ports/environment.ts";
import type { ApiTokenStore } from "./api-token-store.ts";
import type { AttemptStore } from "./attempt-store.ts";
import type { AccountStore } from "./store.ts";

/** What every account use case works with. */
export interface AccountDeps {
  readonly accounts: AccountStore;
  readonly apiTokens: ApiTokenStore;
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * What a change of role does to the desk. Passed in by whoever composes, because use cases never import each other.
 * All may be repeated without harm.
 */
export interface AgentDesk {
  /** Makes sure that this person has an agent document with this name, and takes a retired one back. */
  ensure(agent: { id: string; name: string }): Promise<unknown>;
  /** Takes the agent off the desk; their tickets go back to the line. */
  retire(agentId: string): Promise<unknown>;
}
