import type { Availability } from "#server/core/vocabulary.ts";
import type { AgentView } from "./wire.ts";

export interface PresentableAgent {
  readonly id: string;
  readonly name: string;
  readonly availability: Availability;
  readonly capacity: number;
  readonly skills: readonly string[];
  readonly since: Date;
  readonly onDuty: boolean;
  readonly awaySince: Date | null;
  readonly reason: string | null;
  readonly until: Date | null;
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
    onDuty: agent.onDuty,
    presence: agent.awaySince ? "away" : "here",
    reason: agent.reason,
    until: agent.until?.toISOString() ?? null,
  };
}
