import type { mongo } from "mongoose";
import { type UserId, userIdOf } from "#server/core/ids.ts";
import { WORDS_VERSION } from "#server/core/search/index-words.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere, insertedUnlessTaken } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { ACCESS_CHANGED, type HearAccess } from "./access-changes.ts";
import type { Account, NewAccount } from "./account.ts";
import { LIVING, type PeopleQuery, peopleFilter } from "./people-query.ts";
import { SPELLED_EARLIER, wordsOfAddress, wordsOfName, wordsOfRow } from "./person-words.ts";
import { type UserRow, userRows } from "./rows.ts";

/** What somebody's proof of an address sets beside the time. */
export type Proof = { readonly email: string; readonly at: Date; readonly endSessions: boolean } & Partial<
  Pick<Account, "name" | "role" | "passwordHash" | "identity">
>;

/** Accounts, with every rule that must hold under concurrency kept by one atomic write. The unique indexes on e-mail and identity decide who was first. */
export function createAccountStore(db: Database, hear?: HearAccess) {
  const users = db.collection(userRows);
  // Once they are all spelled anew there will be no more.
  let areAllNew = false;
  const hasEarlier = async () => {
    areAllNew ||= (await users.findOne(SPELLED_EARLIER, { projection: { _id: 1 } })) === null;
    return !areAllNew;
  };
  // Whoever was erased is there for their id alone.
  const find = async (filter: Partial<UserRow>) => {
    const row = await users.findOne({ ...filter, ...LIVING });
    return row && toAccount(row);
  };
  // A write whose answer was lost may have arrived, so that a failed one is heard, too.
  const heard = <Result>(id: UserId, write: Promise<Result>): Promise<Result> => write.finally(() => hear?.(id));
  const set = async (id: UserId, update: mongo.UpdateFilter<UserRow>) => {
    await heard(id, users.updateOne({ _id: toObjectId(id), ...LIVING }, { ...update, ...ACCESS_CHANGED }));
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
    async listByIds(ids: readonly UserId[]): Promise<Account[]> {
      const rows = await users.find({ _id: { $in: ids.map(toObjectId) }, ...LIVING }).toArray();
      return rows.map(toAccount);
    },
    findByEmail: (email: string): Promise<Account | null> => find({ email }),
    /** Who says that the address is theirs, and has not proved it. */
    findClaim: (email: string): Promise<Account | null> => find({ claims: email }),
    findByIdentity: (identity: string): Promise<Account | null> => find({ identity }),

    /** In the order of their names. A search looks in names and e-mail addresses. */
    async list({ search, role, after, limit }: PeopleQuery): Promise<Account[]> {
      const withEarlier = search !== null && (await hasEarlier());
      const rows = await users
        .find(peopleFilter({ search, role, after }, withEarlier))
        .sort({ name: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toAccount);
    },

    rename: (id: UserId, name: string): Promise<void> => set(id, { $set: { name, ...wordsOfName(name) } }),
    /** `device` is what everybody has who chose nothing. */
    setTimeZone: (id: UserId, timeZone: string): Promise<void> =>
      set(id, timeZone === "device" ? { $unset: { timeZone: true } } : { $set: { timeZone } }),
    setRole: (id: UserId, role: Role): Promise<void> => set(id, { $set: { role } }),
    /** Switching off also ends every session and every API token; switching on brings none back, whoever left it there. */
    setActive: (id: UserId, active: boolean): Promise<void> =>
      set(id, { $set: { active }, $inc: { tokenVersion: 1, ...(active ? {} : { sessionVersion: 1 }) } }),
    setPasswordHash: (id: UserId, passwordHash: string, { endSessions }: { endSessions: boolean }): Promise<void> =>
      set(id, { $set: { passwordHash }, ...(endSessions ? { $inc: { sessionVersion: 1 } } : {}) }),
    /** Every session, and every bearer of the sign-in route. */
    endSessions: (id: UserId): Promise<void> => set(id, { $inc: { sessionVersion: 1 } }),
    /** Makes the account the holder of its address, and ends every API token. @returns false when another one holds it, or this one no longer claims it. */
    async prove(id: UserId, { email, at, endSessions, identity, ...set }: Proof): Promise<boolean> {
      const filter = { _id: toObjectId(id), $or: [{ email }, { claims: email }], ...LIVING };
      const update = {
        $set: {
          ...set,
          ...(set.name ? wordsOfName(set.name) : {}),
          ...(identity ? { identity } : {}),
          email,
          ...wordsOfAddress(email),
          provedAt: at,
        },
        $unset: { claims: true as const },
        $inc: { tokenVersion: 1, ...(endSessions ? { sessionVersion: 1 } : {}) },
        ...ACCESS_CHANGED,
      };
      return changedUnlessTaken(heard(id, users.updateOne(filter, update)));
    },
    /** Shuts the account that only claims the address, for good: somebody else has proved that it is theirs. */
    async shutClaim(email: string): Promise<void> {
      const shut = {
        $set: { active: false, addressWords: [] },
        $unset: { claims: true as const },
        $inc: { sessionVersion: 1, tokenVersion: 1 },
      };
      const row = await users.findOneAndUpdate({ claims: email }, { ...shut, ...ACCESS_CHANGED });
      if (row) hear?.(userIdOf(row._id.toHexString()));
    },
    /** Another address, proved. @returns false when somebody else holds it, or the account has gone elsewhere; true when it is there already. */
    async move(id: UserId, { from, to, at }: { from: string; to: string; at: Date }): Promise<boolean> {
      const update = { $set: { email: to, ...wordsOfAddress(to), provedAt: at }, ...ACCESS_CHANGED };
      const filter = { _id: toObjectId(id), email: { $in: [from, to] }, ...LIVING };
      return changedUnlessTaken(heard(id, users.updateOne(filter, update)));
    },
    /**
     * Shuts a customer's account for good, before anything of it goes: every session and token ends, and nothing is written
     * to it from now on. @returns false when it is not a customer's.
     */
    async shutForErasing(id: UserId, at: Date): Promise<boolean> {
      const filter = { _id: toObjectId(id), role: "user" as const };
      const shut = { $set: { active: false, erasedAt: at }, $inc: { sessionVersion: 1, tokenVersion: 1 } };
      await heard(id, users.updateOne({ ...filter, ...LIVING }, { ...shut, ...ACCESS_CHANGED }));
      return (await users.countDocuments({ ...filter, erasedAt: { $exists: true } })) === 1;
    },
    countActiveAdmins: (): Promise<number> => users.countDocuments({ role: "admin", active: true, ...REAL }),
    // Two requests at once must not turn the time back. Nobody is let in or kept out by it, so it is no news.
    async touch(id: UserId, at: Date): Promise<void> {
      await users.updateOne({ _id: toObjectId(id) }, { $max: { lastSeenAt: at } });
    },
  };
}

export type AccountStore = ReturnType<typeof createAccountStore>;

async function changedUnlessTaken(change: Promise<{ readonly matchedCount: number }>): Promise<boolean> {
  const settled = change.then(({ matchedCount }) => matchedCount === 1);
  return (await insertedOrThere(settled)) && settled;
}

function toAccount({ _id, identity, claims, accessChangedAt: _news, erasedAt: _never, ...stored }: UserRow): Account {
  const { nameWords: _name, addressWords: _address, wordsVersion: _rules, ...row } = stored;
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
    ...wordsOfRow(account),
    wordsVersion: WORDS_VERSION,
    sessionVersion: 1,
    lastSeenAt: null,
  };
}
