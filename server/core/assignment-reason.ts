/** Why this agent and why now, as it was at the moment of the claim. */
export interface AssignmentReason {
  readonly rule: "longest-free" | "by-hand" | "self-taken" | "came-back";
  /** Agents who had a free place and the skill at that moment, the chosen one included. */
  readonly freeAgents?: number;
  /** Agents who were free but lack the skill. */
  readonly skippedForSkill?: number;
  readonly freeForMs?: number;
  readonly waitedMs?: number;
  /** Tickets that stood before it in line when it was given out. */
  readonly ahead?: number;
}
