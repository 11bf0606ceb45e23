import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Redrive } from "./redrive.ts";
import { type RedriveRow, redriveRows } from "./redrive-rows.ts";

const LONG_AGO = new Date(0);
/** What nobody has worked on for the longest time; of several, what was ordered first. */
const LONGEST_ALONE = { leaseUntil: 1, _id: 1 } as const;

/** Orders to retry dead letters, in MongoDB. A lease is a time: whoever dies loses it by itself. */
export function createRedriveStore(db: Database) {
  const redrives = db.collection(redriveRows);

  return {
    async insert({ id, ...fields }: Redrive): Promise<void> {
      await redrives.insertOne({ ...fields, _id: toObjectId(id), leaseUntil: LONG_AGO, leaseBy: null });
    },

    /** For one that turned out to have nothing to do. */
    async remove(id: string): Promise<void> {
      await redrives.deleteOne({ _id: toObjectId(id) });
    },

    /** The letters are claimed: it can be sent. Does nothing when a runner was faster. */
    async prepared(id: string, total: number): Promise<void> {
      await redrives.updateOne({ _id: toObjectId(id), state: "preparing" }, { $set: { state: "sending", total } });
    },

    async find(id: string): Promise<Redrive | null> {
      const row = await redrives.findOne({ _id: toObjectId(id) });
      return row && toRedrive(row);
    },

    /** Newest first. */
    async list(limit: number): Promise<Redrive[]> {
      const rows = await redrives.find({}).sort({ createdAt: -1 }).limit(limit).toArray();
      return rows.map(toRedrive);
    },

    /** Takes one that nobody works on: nobody else does before `until`, unless the lease is given back. */
    async lease(by: string, now: Date, until: Date): Promise<Redrive | null> {
      const row = await redrives.findOneAndUpdate(
        { state: { $in: ["preparing", "sending", "waiting"] }, leaseUntil: { $lte: now } },
        { $set: { leaseUntil: until, leaseBy: by } },
        { sort: LONGEST_ALONE, returnDocument: "after" },
      );
      return row && toRedrive(row);
    },

    /** Writes progress while the lease is ours; false means that it is not any more. */
    async save(id: string, by: string, until: Date, set: Partial<Omit<Redrive, "id">>): Promise<boolean> {
      const { matchedCount } = await redrives.updateOne(
        { _id: toObjectId(id), leaseBy: by, state: { $ne: "finished" } },
        { $set: { ...set, leaseUntil: until } },
      );
      return matchedCount === 1;
    },

    async finish(id: string, by: string, set: Partial<Omit<Redrive, "id">>, expiresAt: Date): Promise<void> {
      await redrives.updateOne(
        { _id: toObjectId(id), leaseBy: by },
        { $set: { ...set, state: "finished", expiresAt } },
      );
    },
  };
}

export type RedriveStore = ReturnType<typeof createRedriveStore>;

function toRedrive({ _id, leaseUntil: _until, leaseBy: _by, expiresAt: _kept, ...fields }: RedriveRow): Redrive {
  return { ...fields, id: _id.toHexString() };
}
