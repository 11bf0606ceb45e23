import { toObjectId } from "#server/platform/db/ids.ts";
import { nativeCollection } from "#server/platform/db/model.ts";
import type { AccessDirectory } from "./ports/access-directory.ts";
import { UserModel, type UserRow } from "./rows.ts";

export function createAccessDirectory(): AccessDirectory {
  return {
    async listRoles(userIds) {
      if (userIds.length === 0) return new Map();
      const rows = await nativeCollection<UserRow>(UserModel)
        .find({ _id: { $in: userIds.map(toObjectId) }, active: true }, { projection: { role: 1 } })
        .toArray();
      return new Map(rows.map((row) => [row._id.toHexString(), row.role]));
    },
  };
}
