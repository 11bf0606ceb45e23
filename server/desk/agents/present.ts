import type { Availability } from "#server/core/vocabulary.ts";
import type { AgentView } from "./wire.ts";

export interface PresentableAgent {
  readonly id: string;
  readonly name: string;
  readonly availability: Availability;
  readonly capacity: number;
  readonly skills: readonly string[];
  readonly since: Date;
}

export function presentAgent(agent: PresentableAgent, load: number): AgentView {
  return {
    _id: agent.id,
    name: agent.name,
    availability: agent.availability,
    load,
    capacity: agent.capacity,
    skills: [...agent.skills],
    since: agent.since.toISOString(),
  };
}
