import type { AgentId, TrialId } from "./ids.ts";
import type { Availability } from "./vocabulary.ts";

export const MAX_CAPACITY = 20;

/** What the dispatcher knows of an agent. `availability` is a projection of duty, capacity and held tickets: a hint, never a lock. */
export interface AgentState {
  readonly id: AgentId;
  readonly name: string;
  /** The experiment that brought them in; null for people. */
  readonly trial: TrialId | null;
  /** Categories this agent takes; empty means every category. */
  readonly skills: readonly string[];
  /** What they chose, or an admin for them. Whether they are there is another matter. */
  readonly onDuty: boolean;
  /** Since when they gave no sign of life for too long; null while they are there. */
  readonly awaySince: Date | null;
  readonly deleted: boolean;
  readonly capacity: number;
  readonly availability: Availability;
  /** Bumped by every write of `availability`; the compare-and-set of its refresh. */
  readonly hintRev: number;
  readonly idleSince: Date;
}

/** What of an agent decides whether they may be given work. */
export type Standing = Pick<AgentState, "onDuty" | "awaySince" | "deleted">;

/** Whether somebody may be given work: on duty as they chose, there, and not gone. */
export function isOnDuty(agent: Standing): boolean {
  // rule: away-is-off-duty
  const isThere = agent.awaySince === null;
  // rule: leavers-are-off-duty
  return agent.onDuty && isThere && !agent.deleted;
}

/** Whether somebody is expected at their desk and not there: what they chose holds from their next sign of life on. */
export function isAway(agent: Standing): boolean {
  return agent.onDuty && agent.awaySince !== null && !agent.deleted;
}

/** The state everybody sees: derived from duty and the number of In Progress tickets, whoever gave them. */
export function deriveAvailability(agent: Standing & Pick<AgentState, "capacity">, active: number): Availability {
  if (!isOnDuty(agent)) return "offline";
  return active >= agent.capacity ? "busy" : "available";
}

export function hasSkill(agent: Pick<AgentState, "skills">, category: string): boolean {
  return agent.skills.length === 0 || agent.skills.includes(category);
}
