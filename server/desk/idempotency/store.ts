import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, OF_THE_MAJORITY } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { type IdempotencyRow, idempotencyRows, type StoredAnswer } from "./rows.ts";

interface Claim {
  /** What the request may create gets this id, however often it is retried: a second creation is impossible. */
  readonly resourceId: string;
  /** Of method, path and body of the request that claimed the key. */
  readonly fingerprint: string;
  /** Null while the first request runs, or when it never came to its end. */
  readonly answer: StoredAnswer | null;
}

/** Idempotency keys, claimed before the work and answered after it: the `_id` decides which of two requests came first. */
export function createIdempotencyStore(db: Database) {
  const keys = db.collection(idempotencyRows);

  return {
    /** Claims the key, or returns the claim that stands. One that is older than `staleBefore` is replaced. */
    async claim(key: string, fingerprint: string, now: Date, staleBefore: Date): Promise<Claim> {
      const fresh = { fingerprint, resourceId: toObjectId(newDocumentId()), answer: null, at: now };
      if (await insertedOrThere(keys.insertOne({ _id: key, ...fresh }))) return toClaim(fresh);
      const replaced = await keys.findOneAndReplace({ _id: key, at: { $lt: staleBefore } }, fresh, {
        returnDocument: "after",
      });
      if (replaced) return toClaim(replaced);
      const standing = await keys.findOne({ _id: key }, OF_THE_MAJORITY);
      if (!standing) throw new Error("An idempotency key vanished while it was claimed.");
      return toClaim(standing);
    },

    async answer(key: string, answer: StoredAnswer): Promise<void> {
      await keys.updateOne({ _id: key }, { $set: { answer } });
    },
  };
}

export type IdempotencyStore = ReturnType<typeof createIdempotencyStore>;

function toClaim({ fingerprint, resourceId, answer }: Omit<IdempotencyRow, "_id">): Claim {
  return { fingerprint, resourceId: resourceId.toHexString(), answer };
}
