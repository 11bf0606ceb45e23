import { hashToken, TOKEN_PREFIX } from "#server/desk/people/create-token.ts";
import { type Access, findSubject, noteSeen, toActor } from "./access.ts";
import type { AuthDeps } from "./deps.ts";
import { readSignedToken } from "./signed-token.ts";

const USED_EVERY_MS = 60_000;

/** Who a REST token belongs to: an API token from the settings page, or one of `POST /api/auth/token`. Null when it opens nothing. */
export async function verifyBearer(deps: AuthDeps, token: string): Promise<Access | null> {
  if (token.startsWith(TOKEN_PREFIX)) return verifyApiToken(deps, token);
  const subject = await readSignedToken("rest", token, { secret: deps.secret, now: deps.clock.now() });
  const account = subject && (await findSubject(deps, subject));
  return account && { actor: toActor(account), account, via: "signed-token", scope: "write" };
}

async function verifyApiToken(deps: AuthDeps, token: string): Promise<Access | null> {
  const now = deps.clock.now();
  const record = await deps.apiTokens.findByHash(hashToken(token));
  if (!record || record.expiresAt <= now) return null;
  const account = await deps.accounts.findById(record.userId);
  if (!account?.active) return null;
  if (!record.lastUsedAt || now.getTime() - record.lastUsedAt.getTime() >= USED_EVERY_MS) {
    await deps.apiTokens.touch(record.id, now);
  }
  await noteSeen(deps, account);
  return { actor: toActor(account), account, via: "api-token", scope: record.scope };
}
