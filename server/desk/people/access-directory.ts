import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { userRows } from "./rows.ts";

/** Which of these accounts may still come in, and as what. */
export function createAccessDirectory(db: Database) {
  return {
    /** Active accounts only; one that is missing or deactivated has no entry. */
    async listRoles(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, Role>> {
      if (userIds.length === 0) return new Map();
      const rows = await db
        .collection(userRows)
        .find({ _id: { $in: userIds.map(toObjectId) }, active: true }, { projection: { role: 1 } })
        .toArray();
      return new Map(rows.map((row) => [userIdOf(row._id.toHexString()), row.role]));
    },
  };
}

export type AccessDirectory = ReturnType<typeof createAccessDirectory>;
