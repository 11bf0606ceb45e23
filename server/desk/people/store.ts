import type { mongo } from "mongoose";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Account, NewAccount } from "./account.ts";
import { type UserRow, userRows } from "./rows.ts";

const REGEX_SIGNS = /[.*+?^${}()|[\]\\]/g;

/** What somebody's proof of an address sets beside the time. */
export type Proof = { readonly email: string; readonly at: Date; readonly endSessions: boolean } & Partial<
  Pick<Account, "name" | "role" | "passwordHash" | "identity">
>;

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
    /**
     * One with `provedAt: null` only claims its address, and stands beside the account that holds it.
     * @returns false when the address is held, or claimed, by another account, or the identity belongs to one.
     */
    async insert(account: NewAccount): Promise<boolean> {
      return insertedUnlessTaken(users, toRow(account));
    },

    findById: (id: UserId): Promise<Account | null> => find({ _id: toObjectId(id) }),
    /** Who holds the address. */
    findByEmail: (email: string): Promise<Account | null> => find({ email }),
    /** Who says that the address is theirs, and has not proved it. */
    findClaim: (email: string): Promise<Account | null> => find({ claims: email }),
    findByIdentity: (identity: string): Promise<Account | null> => find({ identity }),

    /** In the order of their names. `q` looks in names and e-mail addresses. */
    async list({ q, role, limit }: { q: string | null; role: Role | null; limit: number }): Promise<Account[]> {
      const words = q && { $regex: q.replace(REGEX_SIGNS, String.raw`\$&`), $options: "i" };
      const rows = await users
        .find({
          ...(role ? { role } : {}),
          ...(words ? { $or: [{ name: words }, { email: words }, { claims: words }] } : {}),
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
    /** Makes the account the holder of its address. @returns false when another one holds it, or this one no longer claims it. */
    async prove(id: UserId, { email, at, endSessions, identity, ...set }: Proof): Promise<boolean> {
      const filter = { _id: toObjectId(id), $or: [{ email }, { claims: email }] };
      const update = {
        $set: { ...set, ...(identity ? { identity } : {}), email, provedAt: at },
        $unset: { claims: true as const },
        ...(endSessions ? { $inc: { sessionVersion: 1 } } : {}),
      };
      return changedUnlessTaken(users.updateOne(filter, update));
    },
    /** Shuts the account that only claims the address, for good: somebody else has proved that it is theirs. */
    async shutClaim(email: string): Promise<void> {
      const shut = { $set: { active: false }, $unset: { claims: true as const }, $inc: { sessionVersion: 1 } };
      await users.updateOne({ claims: email }, shut);
    },
    /** Another address, proved. @returns false when somebody else holds it, or the account has gone elsewhere; true when it is there already. */
    async move(id: UserId, { from, to, at }: { from: string; to: string; at: Date }): Promise<boolean> {
      const update = { $set: { email: to, provedAt: at } };
      return changedUnlessTaken(users.updateOne({ _id: toObjectId(id), email: { $in: [from, to] } }, update));
    },
    countActiveAdmins: (): Promise<number> => users.countDocuments({ role: "admin", active: true }),
    // Two requests at once must not turn the time back.
    touch: (id: UserId, at: Date): Promise<void> => set(id, { $max: { lastSeenAt: at } }),
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

async function changedUnlessTaken(change: Promise<{ readonly matchedCount: number }>): Promise<boolean> {
  const settled = change.then(({ matchedCount }) => matchedCount === 1);
  return (await insertedOrThere(settled)) && settled;
}

function toAccount({ _id, identity, claims, ...row }: UserRow): Account {
  return { ...row, email: claims ?? row.email, id: userIdOf(_id.toHexString()), identity: identity ?? null };
}

function toRow({ id, identity, ...account }: NewAccount): UserRow {
  return {
    _id: toObjectId(id),
    ...account,
    // Whatever looks an address up finds who holds it. Nobody can have mail under this ending (RFC 2606).
    ...(account.provedAt === null ? { email: `${id}@claim.invalid`, claims: account.email } : {}),
    // The unique index covers documents that have the field at all.
    ...(identity ? { identity } : {}),
    sessionVersion: 1,
    lastSeenAt: null,
  };
}
