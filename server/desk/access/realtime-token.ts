import type { Account } from "#server/desk/people/account.ts";
import { type Access, findSubject, toActor } from "./access.ts";
import type { AccessRoom, Signing } from "./room.ts";
import { type IssuedToken, issueSignedToken, readSignedToken } from "./signed-token.ts";
import { verifyBearer } from "./verify-bearer.ts";

/** A token that opens one person's socket within the next ten minutes, and nothing else. */
export function issueRealtimeToken(
  { secret, clock }: Signing,
  { id, sessionVersion }: Pick<Account, "id" | "sessionVersion">,
): Promise<IssuedToken> {
  return issueSignedToken("realtime", { userId: id, sessionVersion }, { secret, now: clock.now() });
}

/**
 * Who may open a socket with this token: one issued for it, or any REST token. Null when nobody.
 * Plain Node: the consumer calls it at the handshake.
 */
export async function verifyRealtimeToken(room: AccessRoom, token: string): Promise<Access | null> {
  const subject = await readSignedToken("realtime", token, { secret: room.secret, now: room.clock.now() });
  if (!subject) return verifyBearer(room, token);
  const account = await findSubject(room, subject);
  return account && { actor: toActor(account), account, via: "signed-token", scope: "read" };
}
