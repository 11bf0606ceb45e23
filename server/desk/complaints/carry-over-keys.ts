import { idempotencyRows } from "#server/desk/idempotency/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { keyNamed } from "#server/platform/doors/repeats.ts";
import { complaintRows } from "./rows.ts";

/** Rows of the version before were called by their owner's id and the key; those of this one begin with a later letter. */
const OF_BEFORE = { $lt: "g" } as const;

/**
 * Moves the keys of the version before into the complaints that they filed, where they are honoured for the rest of their
 * day. Harmless to repeat, and to stop in the middle of.
 */
export async function carryOverKeys(db: Database): Promise<void> {
  const keys = db.collection(idempotencyRows);
  const rows = await keys.find({ _id: OF_BEFORE }, { projection: { fingerprint: 1, resourceId: 1, at: 1 } }).toArray();
  for (const { _id, fingerprint, resourceId, at } of rows) {
    await db
      .collection(complaintRows)
      .updateOne({ _id: resourceId }, { $set: { filedKey: keyNamed(_id), filedFor: { fingerprint, at } } });
    await keys.deleteOne({ _id });
  }
}
