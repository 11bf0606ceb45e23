import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Account, AccountStore, NewAccount } from "./ports/account-store.ts";
import { type UserRow, userRows } from "./rows.ts";

const REGEX_SIGNS = /[.*+?^${}()|[\]\\]/g;

/** Accounts in MongoDB. The unique indexes on e-mail and identity decide who was first. */
export function createAccountStore(db: Database): AccountStore {
  const users = db.collection(userRows);
  const find = async (filter: Partial<UserRow>) => {
    const row = await users.findOne(filter);
    return row && toAccount(row);
  };
  const set = async (id: string, update: mongo.UpdateFilter<UserRow>) => {
    await users.updateOne({ _id: toObjectId(id) }, update);
  };

  return {
    async insert(account) {
      return insertedOrThere(users.insertOne(toRow(account)));
    },

    findById: (id) => find({ _id: toObjectId(id) }),
    findByEmail: (email) => find({ email }),
    findByIdentity: (identity) => find({ identity }),

    async list({ q, role, limit }) {
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

    rename: (id, name) => set(id, { $set: { name } }),
    setRole: (id, role) => set(id, { $set: { role } }),
    setActive: (id, active) => set(id, { $set: { active }, ...(active ? {} : { $inc: { sessionVersion: 1 } }) }),
    setPasswordHash: (id, passwordHash, { endSessions }) =>
      set(id, { $set: { passwordHash }, ...(endSessions ? { $inc: { sessionVersion: 1 } } : {}) }),
    countActiveAdmins: () => users.countDocuments({ role: "admin", active: true }),
    // Two requests at once must not turn the time back.
    touch: (id, at) => set(id, { $max: { lastSeenAt: at } }),
  };
}

function toAccount({ _id, identity, ...row }: UserRow): Account {
  return { ...row, id: _id.toHexString(), identity: identity ?? null };
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
