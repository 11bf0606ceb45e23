import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type ErasureRow, erasureRows } from "./rows.ts";

/** One erasure, carried out by whoever has it for now. */
export interface Erasure extends Omit<ErasureRow, "_id" | "dueAt"> {
  readonly id: UserId;
}

/** Erasures that were begun, in MongoDB. A lease is a time: whoever dies loses it by itself. */
export function createErasureStore(db: Database) {
  const erasures = db.collection(erasureRows);

  return {
    /** Begins one, before anything goes. One that was begun stays as it is. */
    async begin({ id, ...erasure }: Erasure, dueAt: Date): Promise<void> {
      await insertedOrThere(erasures.insertOne({ _id: toObjectId(id), ...erasure, dueAt }));
    },

    async find(id: UserId): Promise<Erasure | null> {
      const row = await erasures.findOne({ _id: toObjectId(id) });
      return row && toErasure(row);
    },

    /** Takes one that is due: nobody else does before `until`. */
    async lease(now: Date, until: Date): Promise<Erasure | null> {
      const row = await erasures.findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: until } },
        { sort: { dueAt: 1 }, returnDocument: "after" },
      );
      return row && toErasure(row);
    },

    /** By which addresses this look finds somebody, before anything goes that says so. */
    async remember(id: UserId, { looks, addresses }: Pick<Erasure, "looks" | "addresses">): Promise<void> {
      await erasures.updateOne({ _id: toObjectId(id), looks }, { $set: { addresses } });
    },

    /** Everything was looked at, so many times by now: nothing that finds somebody is kept, and the next look is then, if any. */
    async looked(
      id: UserId,
      { looks, erasedAt, dueAt }: { looks: number; erasedAt: Date; dueAt: Date | null },
    ): Promise<void> {
      const done = { looks, addresses: null, erasedAt };
      await erasures.updateOne(
        { _id: toObjectId(id), looks: { $lt: looks } },
        dueAt ? { $set: { ...done, dueAt } } : { $set: done, $unset: { dueAt: true } },
      );
    },

    /** It turned out to be nobody's who may be erased. */
    async drop(id: UserId): Promise<void> {
      await erasures.deleteOne({ _id: toObjectId(id), erasedAt: null });
    },
  };
}

export type ErasureStore = ReturnType<typeof createErasureStore>;

function toErasure({ _id, dueAt: _next, ...row }: ErasureRow): Erasure {
  return { ...row, id: userIdOf(_id.toHexString()) };
}
