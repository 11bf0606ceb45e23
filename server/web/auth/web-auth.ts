import type { Access } from "#server/desk/access/access.ts";
import type { AuthDeps } from "#server/desk/access/deps.ts";
import { createApiTokenStore } from "#server/desk/people/api-token-store.ts";
import { createAttemptStore } from "#server/desk/people/attempt-store.ts";
import type { AccountDeps } from "#server/desk/people/deps.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import { systemIds } from "#server/platform/ids.ts";
import { getWebEnv } from "../http/web-env.ts";
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
