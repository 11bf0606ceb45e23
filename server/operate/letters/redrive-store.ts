import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Redrive, RedriveStore } from "./ports/redrive-store.ts";
import { type RedriveRow, redriveRows } from "./redrive-rows.ts";

const LONG_AGO = new Date(0);

/** Orders to retry dead letters, in MongoDB. A lease is a time: whoever dies loses it by itself. */
export function createRedriveStore(db: Database): RedriveStore {
  const redrives = db.collection(redriveRows);

  return {
    async insert({ id, ...fields }) {
      await redrives.insertOne({ ...fields, _id: toObjectId(id), leaseUntil: LONG_AGO, leaseBy: null });
    },

    async remove(id) {
      await redrives.deleteOne({ _id: toObjectId(id) });
    },

    async prepared(id, total) {
      await redrives.updateOne({ _id: toObjectId(id), state: "preparing" }, { $set: { state: "sending", total } });
    },

    async find(id) {
      const row = await redrives.findOne({ _id: toObjectId(id) });
      return row && toRedrive(row);
    },

    async list(limit) {
      const rows = await redrives.find({}).sort({ createdAt: -1 }).limit(limit).toArray();
      return rows.map(toRedrive);
    },

    async lease(by, now, until) {
      const row = await redrives.findOneAndUpdate(
        { state: { $in: ["preparing", "sending", "waiting"] }, leaseUntil: { $lte: now } },
        { $set: { leaseUntil: until, leaseBy: by } },
        { returnDocument: "after" },
      );
      return row && toRedrive(row);
    },

    async save(id, by, until, set) {
      const { matchedCount } = await redrives.updateOne(
        { _id: toObjectId(id), leaseBy: by, state: { $ne: "finished" } },
        { $set: { ...set, leaseUntil: until } },
      );
      return matchedCount === 1;
    },

    async finish(id, by, set, expiresAt) {
      await redrives.updateOne(
        { _id: toObjectId(id), leaseBy: by },
        { $set: { ...set, state: "finished", expiresAt } },
      );
    },
  };
}

function toRedrive({ _id, leaseUntil: _until, leaseBy: _by, expiresAt: _kept, ...fields }: RedriveRow): Redrive {
  return { ...fields, id: _id.toHexString() };
}
