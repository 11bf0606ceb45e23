import type { AgentId } from "./ids.ts";
import type { Availability } from "./vocabulary.ts";

export const MAX_CAPACITY = 20;

/** What the dispatcher knows of an agent. `availability` is a projection of duty, capacity and held tickets: a hint, never a lock. */
export interface AgentState {
  readonly id: AgentId;
  readonly name: string;
  /** Categories this agent takes; empty means every category. */
  readonly skills: readonly string[];
  readonly onDuty: boolean;
  readonly deleted: boolean;
  readonly capacity: number;
  readonly availability: Availability;
  /** Bumped by every write of `availability`; the compare-and-set of its refresh. */
  readonly hintRev: number;
  readonly idleSince: Date;
}

export function isOnDuty(agent: Pick<AgentState, "onDuty" | "deleted">): boolean {
  // rule: leavers-are-off-duty
  return agent.onDuty && !agent.deleted;
}

/** The state everybody sees: derived from duty and the number of In Progress tickets, whoever gave them. */
export function deriveAvailability(
  agent: Pick<AgentState, "onDuty" | "deleted" | "capacity">,
  active: number,
): Availability {
  if (!isOnDuty(agent)) return "offline";
  return active >= agent.capacity ? "busy" : "available";
}

export function hasSkill(agent: Pick<AgentState, "skills">, category: string): boolean {
  return agent.skills.length === 0 || agent.skills.includes(category);
}
