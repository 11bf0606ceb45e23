import { type UserId, userIdOf } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { insertedOrThere } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { Link } from "./link.ts";
import { type LinkRow, linkRows } from "./rows.ts";
import type { LinkKind } from "./wire.ts";

/** Not the hash of any token, so it opens nothing. */
const OFFERED = "first-admin was offered";
const NEVER = new Date("9999-12-31T00:00:00.000Z");

/** Links by the hash of their token. One atomic write decides who used one. */
export function createLinkStore(db: Database) {
  const links = db.collection(linkRows);

  return {
    async insert(hash: string, { userId, invitedBy, ...link }: Link): Promise<void> {
      const ids = { userId: userId && toObjectId(userId), invitedBy: invitedBy && toObjectId(invitedBy) };
      await links.insertOne({ _id: hash, ...link, ...ids, usedAt: null });
    },

    /** One that can still be used. */
    async find(hash: string, now: Date): Promise<Link | null> {
      const row = await links.findOne({ _id: hash, usedAt: null, expiresAt: { $gt: now } });
      return row && toLink(row);
    },

    /** Uses it up. @returns null when it is over, or was just used by somebody else. */
    async take(hash: string, now: Date): Promise<Link | null> {
      const open = { _id: hash, usedAt: null, expiresAt: { $gt: now } };
      const row = await links.findOneAndUpdate(open, { $set: { usedAt: now } });
      return row && toLink(row);
    },

    /** What it was taken for did not happen: it can be used again. */
    async giveBack(hash: string): Promise<void> {
      await links.updateOne({ _id: hash }, { $set: { usedAt: null } });
    },

    /** How many of a move's two links were used. */
    countUsed: (move: string): Promise<number> => links.countDocuments({ move, usedAt: { $ne: null } }),

    /** Ends what was sent to this address and not used. Without kinds, all of it. @returns how many there were. */
    async dropFor(email: string, kinds?: readonly LinkKind[]): Promise<number> {
      const open = { email, usedAt: null, ...(kinds ? { kind: { $in: [...kinds] } } : {}) };
      return (await links.deleteMany(open)).deletedCount;
    },

    /** What was counted for this address until somebody proved it, told once. */
    async answer(email: string): Promise<string[]> {
      const open = { email, countedAs: { $exists: true } };
      const rows = await links.find(open, { projection: { countedAs: 1 } }).toArray();
      if (rows.length > 0) await links.updateMany(open, { $unset: { countedAs: "" } });
      return rows.flatMap(({ countedAs }) => countedAs ?? []);
    },

    async dropKind(kind: LinkKind): Promise<void> {
      await links.deleteMany({ kind, usedAt: null, _id: { $ne: OFFERED } });
    },

    /** Those of a kind that can still be used, the ones that end first before the others. */
    async list(kind: LinkKind, { now, limit }: { now: Date; limit: number }): Promise<Link[]> {
      const open = { kind, expiresAt: { $gt: now, $lt: NEVER }, usedAt: null };
      const rows = await links.find(open).sort({ expiresAt: 1 }).limit(limit).toArray();
      return rows.map(toLink);
    },

    /** True once in the life of a desk, however many processes ask: whoever gets it offers the first administrator's link. */
    async claimOffer(now: Date): Promise<boolean> {
      const nobody = { userId: null, email: null, name: null, role: null, invitedBy: null, move: null, movesTo: null };
      const row = { _id: OFFERED, kind: "first-admin" as const, ...nobody };
      return insertedOrThere(links.insertOne({ ...row, createdAt: now, expiresAt: NEVER, usedAt: now }));
    },
  };
}

export type LinkStore = ReturnType<typeof createLinkStore>;

function toLink({ _id: _hash, usedAt: _used, userId, invitedBy, ...row }: LinkRow): Link {
  return { ...row, userId: toUserId(userId), invitedBy: toUserId(invitedBy) };
}

function toUserId(id: LinkRow["userId"]): UserId | null {
  return id && userIdOf(id.toHexString());
}
