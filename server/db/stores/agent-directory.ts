import type { AgentDirectory } from "../../ports/agent-directory.ts";
import { nativeCollection } from "../model.ts";
import { AgentModel, type AgentRow } from "../models/agent.ts";

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
