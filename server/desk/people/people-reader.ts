import type { UserId } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { isProved } from "./account.ts";
import { userRows } from "./rows.ts";

interface PersonCard {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
  /** Not for every reader: `addressFor` says whose address whom is shown. */
  readonly email: string;
  /** Whether they can come in. */
  readonly active: boolean;
  /** Whether the address is known to be theirs: nobody else is written to. */
  readonly isProved: boolean;
  readonly createdAt: Date;
}

/** People as others may see them. */
export function createPeopleReader(db: Database) {
  return {
    async find(id: UserId): Promise<PersonCard | null> {
      const row = await db
        .collection(userRows)
        .findOne(
          { _id: toObjectId(id) },
          { projection: { name: 1, role: 1, email: 1, claims: 1, active: 1, provedAt: 1, createdAt: 1 } },
        );
      if (!row) return null;
      const { name, role, email, claims, active, createdAt } = row;
      return { id, name, role, email: claims ?? email, active, isProved: isProved(row), createdAt };
    },
  };
}

export type PeopleReader = ReturnType<typeof createPeopleReader>;
