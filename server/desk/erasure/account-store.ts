import { addressOfErased, ERASED } from "#server/core/erased.ts";
import type { UserId } from "#server/core/ids.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { ACCESS_CHANGED } from "#server/desk/people/access-changes.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** The account itself, the last of somebody that goes. */
export function createErasedAccountStore(db: Database) {
  return {
    /** What is left has an id, a role and times, so that figures stay as they are. */
    async emptyAccount(id: UserId): Promise<void> {
      const nobody = { name: ERASED, email: addressOfErased(id), passwordHash: null, nameWords: [], addressWords: [] };
      await db
        .collection(userRows)
        .updateOne(
          { _id: toObjectId(id), erasedAt: { $exists: true } },
          { $set: nobody, $unset: { claims: true, identity: true, timeZone: true }, ...ACCESS_CHANGED },
        );
    },

    /** For whoever was an agent once. */
    async emptyAgent(id: UserId): Promise<void> {
      await db.collection(agentRows).updateOne({ _id: toObjectId(id) }, { $set: { name: ERASED } });
    },
  };
}

export type ErasedAccountStore = ReturnType<typeof createErasedAccountStore>;
