import { WORDS_VERSION } from "#server/core/search/index-words.ts";
import type { Database } from "#server/platform/db/database.ts";
import { SPELLED_EARLIER, wordsOfRow } from "./person-words.ts";
import { userRows } from "./rows.ts";

/**
 * Spells the words of some accounts anew that an earlier version wrote. Harmless to repeat, and beside others: one whose name
 * or address changes meanwhile is left to the next time.
 * @returns how many it looked at; 0 when all are done.
 */
export async function renewPersonWords(db: Database, limit: number): Promise<number> {
  const users = db.collection(userRows);
  const rows = await users
    .find(SPELLED_EARLIER, { projection: { name: 1, email: 1, claims: 1 } })
    .limit(limit)
    .toArray();
  const writes = rows.map(({ _id, name, email, claims }) => ({
    updateOne: {
      filter: { _id, name, email, claims: claims ?? { $exists: false }, ...SPELLED_EARLIER },
      update: { $set: { ...wordsOfRow({ name, email, claims }), wordsVersion: WORDS_VERSION } },
    },
  }));
  if (writes.length > 0) await users.bulkWrite(writes, { ordered: false });
  return rows.length;
}
