import { addressOfErased } from "#server/core/erased.ts";
import type { UserId } from "#server/core/ids.ts";
import { auditPersonalRows } from "#server/desk/audit/rows.ts";
import { linkRows } from "#server/desk/links/rows.ts";
import { isProved } from "#server/desk/people/account.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** By which addresses something about a person is found. */
export function createAddressesReader(db: Database) {
  const users = db.collection(userRows);
  const links = db.collection(linkRows);

  return {
    /**
     * Theirs, those they had, and those they were about to have; none that somebody else has proved to be theirs by now.
     * Whoever only claims one keeps nothing of theirs from going.
     */
    async addressesOf(id: UserId): Promise<string[]> {
      const own = await users.findOne({ _id: toObjectId(id) }, { projection: { email: 1, claims: 1 } });
      const parts = await db
        .collection(auditPersonalRows)
        .find({ personId: id }, { projection: { email: 1 } })
        .toArray();
      const known = said([own?.email, own?.claims, ...parts.map(({ email }) => email)]);
      const sent = await links
        .find(
          { $or: [{ email: { $in: known } }, { userId: toObjectId(id) }] },
          { projection: { userId: 1, email: 1, move: 1, movesTo: 1 } },
        )
        .toArray();
      const moves = said(sent.map(({ move }) => move));
      const moving = await links.find({ move: { $in: moves } }, { projection: { email: 1, movesTo: 1 } }).toArray();
      const linked = [...sent.filter(({ userId }) => userId?.toHexString() === id), ...moving];
      const addresses = new Set([...known, ...said(linked.flatMap(({ email, movesTo }) => [email, movesTo]))]);
      addresses.delete(addressOfErased(id));
      const holders = await users
        .find(
          { _id: { $ne: toObjectId(id) }, email: { $in: [...addresses] } },
          { projection: { email: 1, provedAt: 1 } },
        )
        .toArray();
      for (const { email } of holders.filter(isProved)) addresses.delete(email);
      return [...addresses];
    },
  };
}

export type AddressesReader = ReturnType<typeof createAddressesReader>;

const said = (values: readonly (string | null | undefined)[]) => values.flatMap((value) => (value ? [value] : []));
