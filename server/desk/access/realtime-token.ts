import type { Credential } from "#server/platform/doors/call.ts";
import type { Access } from "./admit.ts";
import { findAccess } from "./find-access.ts";
import type { AccessRoom, Signing } from "./room.ts";
import { type IssuedToken, issueSignedToken, readSignedToken } from "./signed-token.ts";
import { verifyBearer } from "./verify-bearer.ts";

/**
 * A token that opens one person's socket within the next ten minutes, and nothing else. It and the socket end with what
 * they were asked for with.
 */
export function issueRealtimeToken(signing: Signing, credential: Credential): Promise<IssuedToken> {
  return issueSignedToken("realtime", credential, signing);
}

/**
 * Who may open a socket with this token: one issued for it, or any REST token. Null when nobody.
 * Plain Node: the consumer calls it at the handshake.
 */
export async function verifyRealtimeToken(room: AccessRoom, token: string): Promise<Access | null> {
  const credential = await readSignedToken("realtime", token, room);
  if (!credential) return verifyBearer(room, token);
  const access = await findAccess(room, credential);
  return access && { ...access, scope: "read" };
}
