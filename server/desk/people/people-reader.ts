import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { PeopleReader } from "./ports/people-reader.ts";
import { userRows } from "./rows.ts";

export function createPeopleReader(db: Database): PeopleReader {
  return {
    async find(id) {
      const row = await db
        .collection(userRows)
        .findOne({ _id: toObjectId(id) }, { projection: { name: 1, email: 1, createdAt: 1 } });
      return row && { id, name: row.name, email: row.email, createdAt: row.createdAt };
    },
  };
}
