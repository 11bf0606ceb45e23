import type { UserId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { ApiTokenRecord } from "#server/desk/people/api-token.ts";

/** What it takes to tell who somebody is. */
export interface AuthDeps {
  readonly accounts: {
    findById(id: UserId): Promise<Account | null>;
    touch(id: UserId, at: Date): Promise<void>;
  };
  readonly apiTokens: {
    findByHash(hash: string): Promise<ApiTokenRecord | null>;
    touch(id: string, at: Date): Promise<void>;
  };
  readonly clock: Clock;
  /** NEXTAUTH_SECRET; the key of each kind of token is derived from it. */
  readonly secret: string;
}
