import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type ErasureRequestRow, erasureRequestRows } from "./rows.ts";

/** A wish to be erased, as the use cases see it. */
export interface ErasureRequest {
  readonly userId: UserId;
  readonly requestedAt: Date;
  /** Null while it is open. */
  readonly doneAt: Date | null;
  readonly doneBy: UserId | null;
}

/** Requests for erasure, one for each person. */
export function createErasureRequestStore(db: Database) {
  const requests = db.collection(erasureRequestRows);
  const openOf = (userId: UserId) => ({ _id: toObjectId(userId), doneAt: null });

  return {
    async find(userId: UserId): Promise<ErasureRequest | null> {
      const row = await requests.findOne({ _id: toObjectId(userId) });
      return row && toRequest(row);
    },

    /** @returns false when they have asked before, and when that was stays. */
    async ask(userId: UserId, requestedAt: Date): Promise<boolean> {
      return insertedOrThere(requests.insertOne({ ...openOf(userId), requestedAt, doneBy: null }));
    },

    /** @returns false when there is none, or none that is open. */
    async withdraw(userId: UserId): Promise<boolean> {
      return (await requests.deleteOne(openOf(userId))).deletedCount === 1;
    },

    /** It was done. @returns false when there was none that was open. */
    async close(userId: UserId, { at, byId }: { at: Date; byId: UserId }): Promise<boolean> {
      const done = { $set: { doneAt: at, doneBy: toObjectId(byId) } };
      return (await requests.updateOne(openOf(userId), done)).matchedCount === 1;
    },

    /** Those that are open, oldest first. */
    async listOpen(limit: number): Promise<ErasureRequest[]> {
      const rows = await requests.find({ doneAt: null }).sort({ requestedAt: 1 }).limit(limit).toArray();
      return rows.map(toRequest);
    },
  };
}

export type ErasureRequestStore = ReturnType<typeof createErasureRequestStore>;

function toRequest({ _id, requestedAt, doneAt, doneBy }: ErasureRequestRow): ErasureRequest {
  return { userId: userIdOf(_id.toHexString()), requestedAt, doneAt, doneBy: doneBy && userIdOf(doneBy.toHexString()) };
}
