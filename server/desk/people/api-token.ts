import type { UserId } from "#server/core/ids.ts";
import type { ApiToken, TokenScope } from "./wire.ts";

/** What is kept of an API token; its secret is not. */
export interface ApiTokenRecord {
  readonly id: string;
  readonly userId: UserId;
  readonly name: string;
  readonly scope: TokenScope;
  readonly hint: string;
  /** The account's when it was made. None: zero. */
  readonly tokenVersion?: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

/** A token as its owner sees it. */
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
