import { complaintRows } from "#server/desk/complaints/rows.ts";
import { erasureRows } from "#server/desk/erasure/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { DeadLetter } from "./dead-letter.ts";
import { namedIn } from "./named-in.ts";

/** Whether messages are about somebody who was erased. */
export function createErasedReader(db: Database) {
  return {
    async isNamedIn(letter: Pick<DeadLetter, "body" | "attributes">): Promise<boolean> {
      const { ids, complaintIds } = namedIn(letter);
      const named = { _id: { $in: ids.map(toObjectId) } };
      if (ids.length > 0 && (await db.collection(erasureRows).findOne(named, { projection: { _id: 1 } }))) return true;
      const about = [named, ...(complaintIds.length > 0 ? [{ complaintId: { $in: [...complaintIds] } }] : [])];
      if (ids.length + complaintIds.length === 0) return false;
      const found = await db
        .collection(complaintRows)
        .findOne({ $or: about, erasedAt: { $exists: true } }, { projection: { _id: 1 } });
      return found !== null;
    },
  };
}
