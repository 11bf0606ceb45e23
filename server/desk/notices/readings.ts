import { type UserId, userIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { databaseNow } from "#server/platform/db/database-now.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** That somebody has read something: one time a person, by which their other devices hear of it. */
export function createReadings(db: Database) {
  const users = db.collection(userRows);
  return {
    async announce(userId: UserId): Promise<void> {
      await users.updateOne({ _id: toObjectId(userId) }, { $currentDate: { readAt: true } });
    },
  };
}

export type Readings = ReturnType<typeof createReadings>;

/** Who has read something, by the database's time, in whose order every process finds it. */
export function createReadingFeed(db: Database) {
  return {
    now: (): Promise<Date> => databaseNow(db),

    /** Everybody who has read something at that time or since; the last time of each. */
    async listChangedSince(since: Date): Promise<{ readonly userId: UserId; readonly at: Date }[]> {
      const rows = await db
        .collection(userRows)
        .find({ readAt: { $gte: since } }, { projection: { readAt: 1 } })
        .toArray();
      return rows.flatMap(({ _id, readAt: at }) => (at ? [{ userId: userIdOf(_id.toHexString()), at }] : []));
    },
  };
}
