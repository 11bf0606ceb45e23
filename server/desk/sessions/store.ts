import { type UserId, userIdOf } from "#server/core/ids.ts";
import { announceAccess, type HearAccess } from "#server/desk/people/access-changes.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { type SessionRow, sessionRows } from "./rows.ts";
import type { Session } from "./session.ts";

const WRITTEN = { $currentDate: { writtenAt: true } } as const;

/** Sessions in MongoDB. Whatever ends one is announced, so that no process believes in it any longer. */
export function createSessionStore(db: Database, hear?: HearAccess) {
  const sessions = db.collection(sessionRows);

  return {
    async insert({ id, userId, ...session }: Session): Promise<void> {
      const row = { userId: toObjectId(userId), ...session };
      await sessions.updateOne({ _id: toObjectId(id) }, { $setOnInsert: row, ...WRITTEN }, { upsert: true });
      hear?.(userId);
    },

    /** Everything these people are, or were a moment ago, signed in with; what was used last comes first. */
    async listOf(userIds: readonly UserId[]): Promise<Session[]> {
      const rows = await sessions
        .find({ userId: { $in: userIds.map(toObjectId) } })
        .sort({ userId: 1, lastUsedAt: -1 })
        .toArray();
      return rows.map(toSession);
    },

    /** @returns false when these are not this person's sessions, or not any more. */
    async remove(userId: UserId, ids: readonly string[]): Promise<boolean> {
      const filter = { _id: { $in: ids.map(toObjectId) }, userId: toObjectId(userId) };
      const { deletedCount } = await sessions.deleteMany(filter);
      if (deletedCount > 0) await announceAccess(db, userId, hear);
      return deletedCount === ids.length;
    },

    async confirm(userId: UserId, id: string, at: Date): Promise<void> {
      await sessions.updateOne({ _id: toObjectId(id) }, { $max: { confirmedAt: at } });
      await announceAccess(db, userId, hear);
    },

    // Two requests at once must not turn the time back.
    async touch(id: string, at: Date): Promise<void> {
      await sessions.updateOne({ _id: toObjectId(id) }, { $max: { lastUsedAt: at }, ...WRITTEN });
    },
  };
}

export type SessionStore = ReturnType<typeof createSessionStore>;

function toSession({ _id, userId, writtenAt: _news, ...row }: SessionRow): Session {
  return { ...row, id: _id.toHexString(), userId: userIdOf(userId.toHexString()) };
}
