import { hashToken, TOKEN_PREFIX } from "#server/desk/people/create-token.ts";
import { type Access, findSubject, noteSeen, toActor } from "./access.ts";
import type { AccessRoom } from "./room.ts";
import { readSignedToken } from "./signed-token.ts";

const USED_EVERY_MS = 60_000;

/** Who a REST token belongs to: an API token from the settings page, or one of `POST /api/auth/token`. Null when it opens nothing. */
export async function verifyBearer(room: AccessRoom, token: string): Promise<Access | null> {
  if (token.startsWith(TOKEN_PREFIX)) return verifyApiToken(room, token);
  const subject = await readSignedToken("rest", token, { secret: room.secret, now: room.clock.now() });
  const account = subject && (await findSubject(room, subject));
  return account && { actor: toActor(account), account, via: "signed-token", scope: "write" };
}

async function verifyApiToken(room: AccessRoom, token: string): Promise<Access | null> {
  const now = room.clock.now();
  const record = await room.apiTokens.findByHash(hashToken(token));
  if (!record || record.expiresAt <= now) return null;
  const account = await room.accounts.findById(record.userId);
  if (!account?.active) return null;
  if (!record.lastUsedAt || now.getTime() - record.lastUsedAt.getTime() >= USED_EVERY_MS) {
    await room.apiTokens.touch(record.id, now);
  }
  await noteSeen(room, account);
  return { actor: toActor(account), account, via: "api-token", scope: record.scope };
}
