import { createAccountStore } from "../db/stores/accounts.ts";
import { createApiTokenStore } from "../db/stores/api-tokens.ts";
import type { UserId } from "../domain/ids.ts";
import type { Role } from "../domain/vocabulary.ts";
import { systemClock } from "../runtime/clock.ts";
import { verifyRealtimeToken } from "./realtime-token.ts";

export type TokenVerifier = (token: string) => Promise<{ userId: UserId; role: Role } | null>;

/**
 * Tells whose token it is, as the account is now: a realtime token or any REST token; null when it opens nothing.
 * A database that is away throws. Plain Node: the consumer calls it at every handshake.
 */
export function createTokenVerifier({ authSecret }: { authSecret: string }): TokenVerifier {
  const deps = {
    accounts: createAccountStore(),
    apiTokens: createApiTokenStore(),
    clock: systemClock,
    secret: authSecret,
  };
  return async (token) => {
    const access = await verifyRealtimeToken(deps, token);
    return access && { userId: access.actor.id, role: access.actor.role };
  };
}
