import type { UserId } from "#server/core/ids.ts";
import { auditPersonalRows } from "#server/desk/audit/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** By which addresses something about a person is found. */
export function createAddressesReader(db: Database) {
  const users = db.collection(userRows);
  const links = db.collection(linkRows);

  return {
    /** Theirs, those they had, and those they were about to have; none that is somebody else's by now. */
    async addressesOf(id: UserId): Promise<string[]> {
      const own = await users.findOne({ _id: toObjectId(id) }, { projection: { email: 1, claims: 1 } });
      const parts = await db
        .collection(auditPersonalRows)
        .find({ personId: id }, { projection: { email: 1 } })
        .toArray();
      const known = new Set(said([own?.email, own?.claims, ...parts.map(({ email }) => email)]));
      const sent = await links.find({ email: { $in: [...known] } }, { projection: { move: 1 } }).toArray();
      const moves = said(sent.map(({ move }) => move));
      const moving = await links.find({ move: { $in: moves } }, { projection: { email: 1, movesTo: 1 } }).toArray();
      const addresses = [...new Set([...known, ...said(moving.flatMap(({ email, movesTo }) => [email, movesTo]))])];
      const taken = await users
        .find(
          { _id: { $ne: toObjectId(id) }, $or: [{ email: { $in: addresses } }, { claims: { $in: addresses } }] },
          { projection: { email: 1, claims: 1 } },
        )
        .toArray();
      const others = new Set(taken.flatMap(({ email, claims }) => [email, claims]));
      return addresses.filter((each) => !others.has(each));
    },
  };
}

export type AddressesReader = ReturnType<typeof createAddressesReader>;

const said = (values: readonly (string | null | undefined)[]) => values.flatMap((value) => (value ? [value] : []));
