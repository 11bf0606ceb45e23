import type { AgentId } from "#server/core/ids.ts";
import type { Availability } from "#server/core/vocabulary.ts";

export interface AgentAvailability {
  readonly agentId: AgentId;
  readonly availability: Availability;
}

/** Who works here and whether they can take a ticket, as the projection says. Deleted agents are left out. */
export interface AgentDirectory {
  listAvailability(): Promise<AgentAvailability[]>;
}
