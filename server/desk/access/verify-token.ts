import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { verifyRealtimeToken } from "./realtime-token.ts";
import type { AccessRoom } from "./room.ts";

export type TokenVerifier = (token: string) => Promise<{ userId: UserId; role: Role } | null>;

/**
 * Tells whose token it is, as the account is now: a realtime token or any REST token; null when it opens nothing.
 * A database that is away throws. Plain Node: the consumer calls it at every handshake.
 */
export function createTokenVerifier(room: AccessRoom): TokenVerifier {
  return async (token) => {
    const access = await verifyRealtimeToken(room, token);
    return access && { userId: access.actor.id, role: access.actor.role };
  };
}
