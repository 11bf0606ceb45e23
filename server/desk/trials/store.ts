import { type TrialId, type UserId, userIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type TrialRow, trialRows } from "./rows.ts";

/** An experiment that something of is left. */
export type Trial = Omit<TrialRow, "_id"> & { readonly id: TrialId };

/** Which experiments there are something of, and who is in them. */
export function createTrialStore(db: Database) {
  const trials = db.collection(trialRows);
  const toTrial = ({ _id, ...row }: TrialRow): Trial => ({ id: _id, ...row });
  return {
    async begin(id: TrialId, startedAt: Date, dueAt: Date): Promise<void> {
      await trials.insertOne({ _id: id, startedAt, endedAt: null, emptiedAt: null, dueAt });
    },

    /** Those that have not ended: the one that runs, and whatever died. */
    async listRunning(): Promise<Trial[]> {
      const rows = await trials.find({ endedAt: null }).sort({ dueAt: 1 }).toArray();
      return rows.map(toTrial);
    },

    async end(id: TrialId, endedAt: Date, dueAt: Date): Promise<void> {
      await trials.updateOne({ _id: id, endedAt: null }, { $set: { endedAt, dueAt } });
    },

    /** Takes one that is due: nobody else does before `until`. */
    async lease(now: Date, until: Date): Promise<Trial | null> {
      const row = await trials.findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: until } },
        { sort: { dueAt: 1 }, returnDocument: "after" },
      );
      return row && toTrial(row);
    },

    async emptied(id: TrialId, emptiedAt: Date, dueAt: Date): Promise<void> {
      await trials.updateOne({ _id: id }, { $set: { emptiedAt, dueAt } });
    },

    async drop(id: TrialId): Promise<void> {
      await trials.deleteOne({ _id: id });
    },

    /** Everybody whom it brought in. */
    async people(trial: TrialId): Promise<UserId[]> {
      const rows = await db
        .collection(userRows)
        .find({ trial }, { projection: { _id: 1 }, hint: "trial" })
        .toArray();
      return rows.map(({ _id }) => userIdOf(_id.toHexString()));
    },
  };
}

export type TrialStore = ReturnType<typeof createTrialStore>;
