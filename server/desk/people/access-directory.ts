import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { AccessDirectory } from "./ports/access-directory.ts";
import { userRows } from "./rows.ts";

export function createAccessDirectory(db: Database): AccessDirectory {
  return {
    async listRoles(userIds) {
      if (userIds.length === 0) return new Map();
      const rows = await db
        .collection(userRows)
        .find({ _id: { $in: userIds.map(toObjectId) }, active: true }, { projection: { role: 1 } })
        .toArray();
      return new Map(rows.map((row) => [row._id.toHexString(), row.role]));
    },
  };
}
