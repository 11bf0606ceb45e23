import { type UserId, userIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { WRITTEN_TO } from "#server/desk/people/written-to.ts";
import type { Database } from "#server/platform/db/database.ts";

/** Somebody who is told of the desk, at an address that is theirs. */
export interface Lead {
  readonly id: UserId;
  readonly email: string;
  /** When they did something, or had a page open, last. */
  readonly lastSeenAt: Date | null;
}

const MOST = 100;

export function createLeadReader(db: Database) {
  const users = db.collection(userRows);
  return {
    async list(): Promise<Lead[]> {
      const rows = await users
        .find({ role: "admin", ...WRITTEN_TO }, { projection: { email: 1, lastSeenAt: 1 } })
        .limit(MOST)
        .toArray();
      return rows.map(({ _id, email, lastSeenAt }) => ({ id: userIdOf(_id.toHexString()), email, lastSeenAt }));
    },
  };
}

export type LeadReader = ReturnType<typeof createLeadReader>;
