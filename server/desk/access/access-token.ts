import type { Account } from "#server/desk/people/account.ts";
import type { AccessToken } from "#server/desk/people/wire.ts";
import type { Signing } from "./room.ts";
import { issueSignedToken } from "./signed-token.ts";

/** A bearer token for the REST API, good for a working day or until the account's sessions end. */
export async function issueAccessToken(
  { secret, clock }: Signing,
  { id, sessionVersion }: Pick<Account, "id" | "sessionVersion">,
): Promise<AccessToken> {
  const issued = await issueSignedToken("rest", { userId: id, sessionVersion }, { secret, now: clock.now() });
  return { token: issued.token, expiresAt: issued.expiresAt.toISOString() };
}
