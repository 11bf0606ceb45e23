import type { DeclineReader } from "#server/core/ports/decline-reader.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";

/** Declines in the database. It looks at those of the line only, however many there were of what is long done. */
export function createDeclineReader(db: Database): DeclineReader {
  const complaints = db.collection(complaintRows);
  return {
    async hasEnded(after, until) {
      const ended = { declines: { $elemMatch: { until: { $gt: after, $lte: until } } } };
      // The bound is for the index, which knows each of a list for itself.
      const bound = { "declines.until": { $lte: until } };
      const row = await complaints.findOne(
        { status: "Open", ...ended, ...bound },
        { projection: { _id: 1 }, hint: "declined" },
      );
      return row !== null;
    },
  };
}
