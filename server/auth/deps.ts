import type { AccountStore } from "../ports/account-store.ts";
import type { ApiTokenStore } from "../ports/api-token-store.ts";
import type { Clock } from "../ports/environment.ts";

/** What it takes to tell who somebody is. */
export interface AuthDeps {
  readonly accounts: AccountStore;
  readonly apiTokens: ApiTokenStore;
  readonly clock: Clock;
  /** NEXTAUTH_SECRET; the key of each kind of token is derived from it. */
  readonly secret: string;
}
