import { z } from "zod";

/** Why this agent and why now, as it was at the moment of the claim. */
export const AssignmentReason = z
  .object({
    rule: z.enum(["longest-free", "by-hand", "self-taken", "came-back"]),
    /** Agents who had a free place and the skill at that moment, the chosen one included. */
    freeAgents: z.int().optional(),
    /** Agents who were free but lack the skill. */
    skippedForSkill: z.int().optional(),
    /** Agents who were free and had filed it themselves. */
    skippedAsFilers: z.int().optional(),
    /** Agents who were free and had put it back, or had it taken from them, a little before. */
    skippedAsDecliners: z.int().optional(),
    freeForMs: z.int().optional(),
    waitedMs: z.int().optional(),
    /** Tickets that stood before it in line when it was given out. */
    ahead: z.int().optional(),
  })
  .meta({ id: "AssignmentWhy" });
export type AssignmentReason = Readonly<z.infer<typeof AssignmentReason>>;
