import type { AccessDirectory } from "../../ports/access-directory.ts";
import { toObjectId } from "../ids.ts";
import { nativeCollection } from "../model.ts";
import { UserModel, type UserRow } from "../models/user.ts";

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
