import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import type { Availability } from "#server/core/vocabulary.ts";
import type { Database } from "#server/platform/db/database.ts";
import { agentRows } from "./rows.ts";

/** Who works here and whether they can take a ticket, as the projection says. Deleted agents are left out. */
export function createAgentDirectory(db: Database) {
  return {
    async listAvailability(): Promise<{ readonly agentId: AgentId; readonly availability: Availability }[]> {
      const rows = await db
        .collection(agentRows)
        .find({ deletedAt: null }, { projection: { availability: 1 } })
        .toArray();
      return rows.map((row) => ({ agentId: agentIdOf(row._id.toHexString()), availability: row.availability }));
    },
  };
}

export type AgentDirectory = ReturnType<typeof createAgentDirectory>;
