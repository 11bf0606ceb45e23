import { nativeCollection } from "#server/platform/db/model.ts";
import type { AgentDirectory } from "./ports/agent-directory.ts";
import { AgentModel, type AgentRow } from "./rows.ts";

export function createAgentDirectory(): AgentDirectory {
  return {
    async listAvailability() {
      const rows = await nativeCollection<AgentRow>(AgentModel)
        .find({ deletedAt: null }, { projection: { availability: 1 } })
        .toArray();
      return rows.map((row) => ({ agentId: row._id.toHexString(), availability: row.availability }));
    },
  };
}
