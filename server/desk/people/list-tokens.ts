import type { Actor } from "#server/core/actor.ts";
import type { AccountDeps } from "./deps.ts";
import type { ApiTokenRecord } from "./ports/api-token-store.ts";
import type { ApiToken } from "./wire.ts";

/** The actor's own tokens, newest first, without their secrets. */
export async function listTokens({ apiTokens }: AccountDeps, actor: Actor): Promise<ApiToken[]> {
  const tokens = await apiTokens.list(actor.id);
  return tokens.map(toApiToken);
}

export function toApiToken(token: ApiTokenRecord): ApiToken {
  return {
    _id: token.id,
    name: token.name,
    scope: token.scope,
    hint: token.hint,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  };
}
