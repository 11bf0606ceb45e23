import type { DeclineReader } from "#server/core/ports/decline-reader.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { withEndedDecline } from "./ended-declines.ts";

/** Declines in the database. It looks at those of the line only, however many there were of what is long done. */
export function createDeclineReader(db: Database): DeclineReader {
  const complaints = db.collection(complaintRows);
  return {
    async hasEnded(after, until) {
      const row = await complaints.findOne(withEndedDecline(after, until), {
        projection: { _id: 1 },
        hint: "declined",
      });
      return row !== null;
    },
  };
}
