import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** Whether accounts and places on the desk agree. */
export function createStandingStore(db: Database) {
  const users = db.collection(userRows);
  return {
    /** Those of these agents whose account is there and is no agent's, or is switched off. */
    async listNoAgents(ids: readonly AgentId[]): Promise<AgentId[]> {
      if (ids.length === 0) return [];
      const rows = await users
        .find(
          { _id: { $in: ids.map(toObjectId) }, $or: [{ role: { $ne: "agent" } }, { active: { $ne: true } }] },
          { projection: { _id: 1 } },
        )
        .toArray();
      return rows.map(({ _id }) => agentIdOf(_id.toHexString()));
    },
  };
}
