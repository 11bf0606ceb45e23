import { UserIdInput, userIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** What people are called now, by their ids. */
export function createNamesReader(db: Database) {
  const users = db.collection(userRows);
  return {
    async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const known = [...new Set(ids)].filter((id) => UserIdInput.safeParse(id).success).map(toObjectId);
      if (known.length === 0) return new Map();
      const found = await users.find({ _id: { $in: known } }, { projection: { name: 1 } }).toArray();
      return new Map(found.map(({ _id, name }) => [userIdOf(_id.toHexString()), name]));
    },
  };
}
