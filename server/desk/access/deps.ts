import type { Clock } from "#server/core/ports/environment.ts";
import type { AccountStore } from "#server/desk/people/ports/account-store.ts";
import type { ApiTokenStore } from "#server/desk/people/ports/api-token-store.ts";

/** What it takes to tell who somebody is. */
export interface AuthDeps {
  readonly accounts: AccountStore;
  readonly apiTokens: ApiTokenStore;
  readonly clock: Clock;
  /** NEXTAUTH_SECRET; the key of each kind of token is derived from it. */
  readonly secret: string;
}
