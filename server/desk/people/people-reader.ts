import { toObjectId } from "#server/platform/db/ids.ts";
import { nativeCollection } from "#server/platform/db/model.ts";
import type { PeopleReader } from "./ports/people-reader.ts";
import { UserModel, type UserRow } from "./rows.ts";

export function createPeopleReader(): PeopleReader {
  return {
    async find(id) {
      const row = await nativeCollection<UserRow>(UserModel).findOne(
        { _id: toObjectId(id) },
        { projection: { name: 1, email: 1, createdAt: 1 } },
      );
      return row && { id, name: row.name, email: row.email, createdAt: row.createdAt };
    },
  };
}
