import type { Account } from "#server/desk/people/account.ts";
import type { AccessToken } from "#server/desk/people/wire.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import type { Signing } from "./room.ts";
import { issueSignedToken } from "./signed-token.ts";

/** A bearer token for the REST API, good for a working day or until the account's sessions end. */
export async function issueAccessToken(
  signing: Signing,
  account: Pick<Account, "id" | "sessionVersion">,
): Promise<AccessToken> {
  const issued = await issueSignedToken("rest", bearerOf(account), signing);
  return { token: issued.token, expiresAt: issued.expiresAt.toISOString() };
}

/** What is good for as long as none of the account's sessions were ended. */
export function bearerOf({ id, sessionVersion }: Pick<Account, "id" | "sessionVersion">): Credential {
  return { kind: "bearer", userId: id, sessionVersion, endsAt: null };
}
