import type { UserId } from "#server/core/ids.ts";
import type { TokenScope } from "../wire.ts";

export interface ApiTokenRecord {
  readonly id: string;
  readonly userId: UserId;
  readonly name: string;
  readonly scope: TokenScope;
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

/** API tokens. The secret itself is never stored: a token is found by the SHA-256 of it. */
export interface ApiTokenStore {
  insert(token: Omit<ApiTokenRecord, "lastUsedAt">, hash: string): Promise<void>;
  findByHash(hash: string): Promise<ApiTokenRecord | null>;
  /** Newest first. */
  list(userId: UserId): Promise<ApiTokenRecord[]>;
  count(userId: UserId): Promise<number>;
  /** @returns false when this person has no such token. */
  remove(userId: UserId, id: string): Promise<boolean>;
  touch(id: string, at: Date): Promise<void>;
}
