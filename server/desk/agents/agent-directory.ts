import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import type { Availability, Presence } from "#server/core/vocabulary.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";
import { agentRows } from "./rows.ts";

/** What staff are told of an agent whenever it changes. */
export interface AgentStanding {
  readonly agentId: AgentId;
  readonly availability: Availability;
  readonly presence: Presence;
}

/** Who works here and whether they can take a ticket, as the projection says. Deleted agents are left out. */
export function createAgentDirectory(db: Database) {
  return {
    async listAvailability(): Promise<AgentStanding[]> {
      const rows = await db
        .collection(agentRows)
        .find({ deletedAt: null, ...REAL }, { projection: { availability: 1, awaySince: 1 } })
        .toArray();
      return rows.map((row) => ({
        agentId: agentIdOf(row._id.toHexString()),
        availability: row.availability,
        presence: row.awaySince ? "away" : "here",
      }));
    },
  };
}

export type AgentDirectory = ReturnType<typeof createAgentDirectory>;
