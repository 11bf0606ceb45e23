import type { mongo } from "mongoose";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Account, NewAccount } from "./account.ts";
import { type UserRow, userRows } from "./rows.ts";

const REGEX_SIGNS = /[.*+?^${}()|[\]\\]/g;

/** Accounts, with every rule that must hold under concurrency kept by one atomic write. The unique indexes on e-mail and identity decide who was first. */
export function createAccountStore(db: Database) {
  const users = db.collection(userRows);
  const find = async (filter: Partial<UserRow>) => {
    const row = await users.findOne(filter);
    return row && toAccount(row);
  };
  const set = async (id: UserId, update: mongo.UpdateFilter<UserRow>) => {
    await users.updateOne({ _id: toObjectId(id) }, update);
  };

  return {
    /** @returns false when the e-mail address or the identity belongs to another account. */
    async insert(account: NewAccount): Promise<boolean> {
      return insertedUnlessTaken(users, toRow(account));
    },

    findById: (id: UserId): Promise<Account | null> => find({ _id: toObjectId(id) }),
    findByEmail: (email: string): Promise<Account | null> => find({ email }),
    findByIdentity: (identity: string): Promise<Account | null> => find({ identity }),

    /** In the order of their names. `q` looks in names and e-mail addresses. */
    async list({ q, role, limit }: { q: string | null; role: Role | null; limit: number }): Promise<Account[]> {
      const words = q && { $regex: q.replace(REGEX_SIGNS, String.raw`\$&`), $options: "i" };
      const rows = await users
        .find({
          ...(role ? { role } : {}),
          ...(words ? { $or: [{ name: words }, { email: words }] } : {}),
        })
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toAccount);
    },

    rename: (id: UserId, name: string): Promise<void> => set(id, { $set: { name } }),
    setRole: (id: UserId, role: Role): Promise<void> => set(id, { $set: { role } }),
    /** Switching off also ends every session. */
    setActive: (id: UserId, active: boolean): Promise<void> =>
      set(id, { $set: { active }, ...(active ? {} : { $inc: { sessionVersion: 1 } }) }),
    setPasswordHash: (id: UserId, passwordHash: string, { endSessions }: { endSessions: boolean }): Promise<void> =>
      set(id, { $set: { passwordHash }, ...(endSessions ? { $inc: { sessionVersion: 1 } } : {}) }),
    countActiveAdmins: (): Promise<number> => users.countDocuments({ role: "admin", active: true }),
    // Two requests at once must not turn the time back.
    touch: (id: UserId, at: Date): Promise<void> => set(id, { $max: { lastSeenAt: at } }),
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

function toAccount({ _id, identity, ...row }: UserRow): Account {
  return { ...row, id: userIdOf(_id.toHexString()), identity: identity ?? null };
}

function toRow({ id, identity, ...account }: NewAccount): UserRow {
  return {
    _id: toObjectId(id),
    ...account,
    // The unique index covers documents that have the field at all.
    ...(identity ? { identity } : {}),
    sessionVersion: 1,
    lastSeenAt: null,
  };
}
