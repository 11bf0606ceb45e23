import type { AccountDeps } from "../accounts/deps.ts";
import { createAccountStore } from "../db/stores/accounts.ts";
import { createApiTokenStore } from "../db/stores/api-tokens.ts";
import { createAttemptStore } from "../db/stores/attempts.ts";
import { getWebEnv } from "../http/web-env.ts";
import { systemClock } from "../runtime/clock.ts";
import { systemIds } from "../runtime/ids.ts";
import type { Access } from "./access.ts";
import type { AuthDeps } from "./deps.ts";
import { identify } from "./identify.ts";

/** The account and sign-in parts on the real database, for the web process. */
export function getAccountDeps(): AuthDeps & AccountDeps {
  return {
    accounts: createAccountStore(),
    apiTokens: createApiTokenStore(),
    attempts: createAttemptStore(),
    clock: systemClock,
    ids: systemIds,
    secret: getWebEnv().authSecret,
  };
}

/** Who sent this request, and how they showed it; see `identify` for what it refuses. */
export function getAccess(request: Pick<Request, "method" | "headers">): Promise<Access | null> {
  return identify(getAccountDeps(), request, getWebEnv().publicUrl);
}
