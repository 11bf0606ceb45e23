import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { announceAccess, type HearAccess } from "./access-changes.ts";
import type { ApiTokenRecord } from "./api-token.ts";
import { type ApiTokenRow, apiTokenRows } from "./api-token-rows.ts";

/**
 * API tokens in MongoDB. The secret itself is never stored: a token is found by the SHA-256 of it. Whatever ends one is
 * announced, so that no process believes in it any longer.
 */
export function createApiTokenStore(db: Database, hear?: HearAccess) {
  const tokens = db.collection(apiTokenRows);

  return {
    /** One that is there under this id gets the new secret, and the old one ends. */
    async insert({ id, userId, ...token }: Omit<ApiTokenRecord, "lastUsedAt">, hash: string): Promise<void> {
      const owned = { _id: toObjectId(id), userId: toObjectId(userId) };
      await tokens.replaceOne(owned, { ...owned, hash, ...token, lastUsedAt: null }, { upsert: true });
      hear?.(userId);
    },

    async findByHash(hash: string): Promise<ApiTokenRecord | null> {
      const row = await tokens.findOne({ hash });
      return row && toRecord(row);
    },

    async listOf(userIds: readonly UserId[]): Promise<ApiTokenRecord[]> {
      const rows = await tokens.find({ userId: { $in: userIds.map(toObjectId) } }).toArray();
      return rows.map(toRecord);
    },

    /** Newest first. */
    async list(userId: UserId): Promise<ApiTokenRecord[]> {
      const rows = await tokens
        .find({ userId: toObjectId(userId) })
        .sort({ _id: -1 })
        .toArray();
      return rows.map(toRecord);
    },

    count: (userId: UserId): Promise<number> => tokens.countDocuments({ userId: toObjectId(userId) }),

    /** @returns false when this person has no such token. */
    async remove(userId: UserId, id: string): Promise<boolean> {
      const result = await tokens.deleteOne({ _id: toObjectId(id), userId: toObjectId(userId) });
      if (result.deletedCount === 1) await announceAccess(db, userId, hear);
      return result.deletedCount === 1;
    },

    /** @returns how many there were. */
    async removeAll(userId: UserId): Promise<number> {
      const { deletedCount } = await tokens.deleteMany({ userId: toObjectId(userId) });
      if (deletedCount > 0) await announceAccess(db, userId, hear);
      return deletedCount;
    },

    async touch(id: string, at: Date): Promise<void> {
      await tokens.updateOne({ _id: toObjectId(id) }, { $max: { lastUsedAt: at } });
    },
  };
}

export type ApiTokenStore = ReturnType<typeof createApiTokenStore>;

function toRecord({ _id, userId, hash: _secret, ...row }: ApiTokenRow): ApiTokenRecord {
  return { ...row, id: _id.toHexString(), userId: userIdOf(userId.toHexString()) };
}
