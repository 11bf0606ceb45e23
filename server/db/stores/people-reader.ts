import type { PeopleReader } from "../../ports/people-reader.ts";
import { toObjectId } from "../ids.ts";
import { nativeCollection } from "../model.ts";
import { UserModel, type UserRow } from "../models/user.ts";

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
