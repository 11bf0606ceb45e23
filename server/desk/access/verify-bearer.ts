import { hashToken, TOKEN_PREFIX } from "#server/desk/people/create-token.ts";
import type { Credential } from "#server/platform/doors/call.ts";
import type { Access } from "./admit.ts";
import { findAccess } from "./find-access.ts";
import type { AccessRoom } from "./room.ts";
import { readSignedToken } from "./signed-token.ts";

/** Who a REST token belongs to: an API token from the settings page, or one of `POST /api/auth/token`. Null when it opens nothing. */
export async function verifyBearer(room: AccessRoom, token: string): Promise<Access | null> {
  const credential = token.startsWith(TOKEN_PREFIX)
    ? await readApiToken(room, token)
    : await (room.readRestToken?.(token) ?? readSignedToken("rest", token, room));
  return credential && findAccess(room, credential);
}

async function readApiToken({ apiTokens }: AccessRoom, token: string): Promise<Credential | null> {
  const known = await apiTokens.findByHash(hashToken(token));
  return known && { kind: "api-token", userId: known.userId, id: known.id };
}
