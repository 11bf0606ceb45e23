import type { Database } from "#server/platform/db/database.ts";
import { isDuplicateKey } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import type { Claim, IdempotencyStore } from "./ports/idempotency-store.ts";
import { type IdempotencyRow, idempotencyRows } from "./rows.ts";

/** Idempotency keys in MongoDB: the `_id` decides which of two requests came first. */
export function createIdempotencyStore(db: Database): IdempotencyStore {
  const keys = db.collection(idempotencyRows);

  return {
    async claim(key, fingerprint, now, staleBefore) {
      const fresh = { fingerprint, resourceId: toObjectId(newDocumentId()), answer: null, at: now };
      try {
        // Replaces a claim that has expired; inserting next to one that has not is a duplicate key.
        const row = await keys.findOneAndReplace({ _id: key, at: { $lt: staleBefore } }, fresh, {
          upsert: true,
          returnDocument: "after",
        });
        if (row) return toClaim(row);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const standing = await keys.findOne({ _id: key });
      if (!standing) throw new Error("An idempotency key vanished while it was claimed.");
      return toClaim(standing);
    },

    async answer(key, answer) {
      await keys.updateOne({ _id: key }, { $set: { answer } });
    },
  };
}

function toClaim({ fingerprint, resourceId, answer }: IdempotencyRow): Claim {
  return { fingerprint, resourceId: resourceId.toHexString(), answer };
}
