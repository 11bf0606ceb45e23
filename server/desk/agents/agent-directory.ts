import type { Database } from "#server/platform/db/database.ts";
import type { AgentDirectory } from "./ports/agent-directory.ts";
import { agentRows } from "./rows.ts";

export function createAgentDirectory(db: Database): AgentDirectory {
  return {
    async listAvailability() {
      const rows = await db
        .collection(agentRows)
        .find({ deletedAt: null }, { projection: { availability: 1 } })
        .toArray();
      return rows.map((row) => ({ agentId: row._id.toHexString(), availability: row.availability }));
    },
  };
}
