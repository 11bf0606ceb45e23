import type { mongo } from "mongoose";
import type { UserId } from "#server/core/ids.ts";
import { type AuditRow, auditPersonalRows, auditRows } from "#server/desk/audit/rows.ts";
import { batchesOf } from "#server/platform/db/batches.ts";
import type { Database } from "#server/platform/db/database.ts";

const BATCH = 200;

/** A row of the trail, with what is personal of it about the person who reads it, and about nobody else. */
export type OwnAct = AuditRow & { readonly personal: Readonly<Record<string, string>> };

/** The rows of the trail that are about one person, newest first. */
export function createActsReader(db: Database) {
  const personal = db.collection(auditPersonalRows);

  async function* told(personId: UserId, filter: mongo.Filter<AuditRow>): AsyncGenerator<OwnAct> {
    const cursor = db.collection(auditRows).find(filter).sort({ at: -1, _id: -1 });
    for await (const batch of batchesOf(cursor, BATCH)) {
      const ids = batch.flatMap(({ id }) => [`${id}/by`, `${id}/on`]);
      const parts = await personal.find({ _id: { $in: ids } }).toArray();
      const about = new Map(parts.filter((part) => part.personId === personId).map(({ _id, values }) => [_id, values]));
      for (const row of batch) {
        yield { ...row, personal: { ...about.get(`${row.id}/by`), ...about.get(`${row.id}/on`) } };
      }
    }
  }

  return {
    actsBy: (id: UserId) => told(id, { actorId: id }),
    /** By others, or by nobody who was known. */
    actsOn: (id: UserId) => told(id, { onId: id, actorId: { $ne: id } }),
  };
}
