import type { Database } from "#server/platform/db/database.ts";
import { SPELLED_EARLIER } from "./complaint-query.ts";
import { wordsOf } from "./complaint-words.ts";
import { complaintRows } from "./rows.ts";

/**
 * Spells the words of some complaints anew that an earlier version wrote. Harmless to repeat, and beside others: one that is
 * erased or renamed meanwhile is left to the next time.
 * @returns how many it looked at; 0 when all are done.
 */
export async function renewComplaintWords(db: Database, limit: number): Promise<number> {
  const complaints = db.collection(complaintRows);
  const rows = await complaints
    .find(SPELLED_EARLIER, { projection: { complaintId: 1, title: 1, description: 1 } })
    .limit(limit)
    .toArray();
  const writes = rows.map(({ _id, complaintId, title, description }) => ({
    updateOne: {
      filter: { _id, title, description, ...SPELLED_EARLIER },
      update: { $set: wordsOf({ complaintId, title, description }) },
    },
  }));
  if (writes.length > 0) await complaints.bulkWrite(writes, { ordered: false });
  return rows.length;
}
