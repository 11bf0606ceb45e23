import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import type { OpeningHours } from "./hours.ts";
import { hoursRows } from "./rows.ts";

export interface StoredHours extends OpeningHours {
  readonly rev: number;
}

/** A desk's hours: one document. */
export function createHoursStore(db: Database) {
  const hours = db.collection(hoursRows);
  return {
    /** Null until somebody has set them. */
    async read(): Promise<StoredHours | null> {
      const row = await hours.findOne({ _id: "desk" });
      if (!row) return null;
      const { timeZone, week, holidays, rev } = row;
      return { timeZone, week, holidays, rev };
    },

    /** Writes them where they are still those of `rev`; 0 is of hours that nobody has set. False when they are not. */
    async write({ timeZone, week, holidays }: OpeningHours, rev: number): Promise<boolean> {
      const set = { timeZone, week, holidays, rev: rev + 1 };
      if (rev === 0) return insertedOrThere(hours.insertOne({ _id: "desk", ...set }));
      const { matchedCount } = await hours.updateOne({ _id: "desk", rev }, { $set: set });
      return matchedCount === 1;
    },
  };
}

export type HoursStore = ReturnType<typeof createHoursStore>;
