import type { Account } from "#server/desk/people/account.ts";
import { type Access, findSubject, toActor } from "./access.ts";
import type { AuthDeps } from "./deps.ts";
import { type IssuedToken, issueSignedToken, readSignedToken } from "./signed-token.ts";
import { verifyBearer } from "./verify-bearer.ts";

/** A token that opens one person's socket within the next ten minutes, and nothing else. */
export function issueRealtimeToken(
  { secret, clock }: Pick<AuthDeps, "secret" | "clock">,
  { id, sessionVersion }: Pick<Account, "id" | "sessionVersion">,
): Promise<IssuedToken> {
  return issueSignedToken("realtime", { userId: id, sessionVersion }, { secret, now: clock.now() });
}

/**
 * Who may open a socket with this token: one issued for it, or any REST token. Null when nobody.
 * Plain Node: the consumer calls it at the handshake.
 */
export async function verifyRealtimeToken(deps: AuthDeps, token: string): Promise<Access | null> {
  const subject = await readSignedToken("realtime", token, { secret: deps.secret, now: deps.clock.now() });
  if (!subject) return verifyBearer(deps, token);
  const account = await findSubject(deps, subject);
  return account && { actor: toActor(account), account, via: "signed-token", scope: "read" };
}
