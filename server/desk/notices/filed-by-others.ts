import type { UserId } from "#server/core/ids.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** Which of some complaints are another person's. What is not there any more is nobody's. */
export async function findFiledByOthers(
  db: Database,
  reader: UserId,
  complaintIds: Iterable<string>,
): Promise<string[]> {
  const ids = [...new Set(complaintIds)].filter((id) => id !== "");
  if (ids.length === 0) return [];
  const rows = await db
    .collection(complaintRows)
    .find({ complaintId: { $in: ids } }, { projection: { complaintId: 1, userId: 1 } })
    .toArray();
  const me = toObjectId(reader);
  return rows.filter(({ userId }) => !userId.equals(me)).map(({ complaintId }) => complaintId);
}
