import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type ApiTokenRow, apiTokenRows } from "./api-token-rows.ts";
import type { ApiTokenRecord, ApiTokenStore } from "./ports/api-token-store.ts";

/** API tokens in MongoDB, found by the hash of their secret. */
export function createApiTokenStore(db: Database): ApiTokenStore {
  const tokens = db.collection(apiTokenRows);

  return {
    async insert({ id, userId, ...token }, hash) {
      await tokens.insertOne({
        _id: toObjectId(id),
        userId: toObjectId(userId),
        hash,
        ...token,
        lastUsedAt: null,
      });
    },

    async findByHash(hash) {
      const row = await tokens.findOne({ hash });
      return row && toRecord(row);
    },

    async list(userId) {
      const rows = await tokens
        .find({ userId: toObjectId(userId) })
        .sort({ _id: -1 })
        .toArray();
      return rows.map(toRecord);
    },

    count: (userId) => tokens.countDocuments({ userId: toObjectId(userId) }),

    async remove(userId, id) {
      const result = await tokens.deleteOne({ _id: toObjectId(id), userId: toObjectId(userId) });
      return result.deletedCount === 1;
    },

    async touch(id, at) {
      await tokens.updateOne({ _id: toObjectId(id) }, { $max: { lastUsedAt: at } });
    },
  };
}

function toRecord({ _id, userId, hash: _secret, ...row }: ApiTokenRow): ApiTokenRecord {
  return { ...row, id: _id.toHexString(), userId: userId.toHexString() };
}
