import type { mongo } from "mongoose";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { databaseNow } from "#server/platform/db/database-now.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type UserRow, userRows } from "./rows.ts";

/** Hears in this very process, at once, that what decides about this person's access has changed. */
export type HearAccess = (userId: UserId) => void;

/**
 * Part of every write to an account that others may remember: by the database's own time, in whose order every process
 * reads who has changed. It is written with the change, so that none is without its news.
 */
export const ACCESS_CHANGED = {
  $currentDate: { accessChangedAt: true },
} as const satisfies mongo.UpdateFilter<UserRow>;

/** Says it of what is not in the account itself: a session or a token that ended. */
export async function announceAccess(db: Database, userId: UserId, hear?: HearAccess): Promise<void> {
  try {
    await db.collection(userRows).updateOne({ _id: toObjectId(userId) }, ACCESS_CHANGED);
  } finally {
    // A write whose answer was lost may have arrived.
    hear?.(userId);
  }
}

/** Says it of everybody of staff at once, after a change of what is asked of them. */
export async function announceStaffAccess(db: Database, hear?: HearAccess): Promise<void> {
  const users = db.collection(userRows);
  const isStaff: mongo.Filter<UserRow> = { role: { $in: ["agent", "admin"] } };
  try {
    await users.updateMany(isStaff, ACCESS_CHANGED);
  } finally {
    const staff = hear ? await users.find(isStaff, { projection: { _id: 1 } }).toArray() : [];
    for (const { _id } of staff) hear?.(userIdOf(_id.toHexString()));
  }
}

export interface AccessChange {
  readonly userId: UserId;
  readonly at: Date;
}

/** Whose access changed, by the database's time. */
export function createAccessFeed(db: Database) {
  return {
    now: (): Promise<Date> => databaseNow(db),

    /** Everybody whose access changed at that time or since; the last change of each. */
    async listChangedSince(since: Date): Promise<AccessChange[]> {
      const rows = await db
        .collection(userRows)
        .find({ accessChangedAt: { $gte: since } }, { projection: { accessChangedAt: 1 } })
        .toArray();
      return rows.flatMap(({ _id, accessChangedAt: at }) => (at ? [{ userId: userIdOf(_id.toHexString()), at }] : []));
    },
  };
}
