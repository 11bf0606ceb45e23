import { z } from "zod";
import { MAX_CAPACITY } from "#server/core/agent.ts";
import { Availability, CategoryName, Instant, oneOf } from "#server/core/vocabulary.ts";

export const AgentView = z
  .object({
    _id: z.string(),
    name: z.string(),
    availability: Availability,
    /** In Progress tickets, whoever gave them. */
    load: z.int(),
    capacity: z.int(),
    skills: z.array(z.string()),
    /** When the shown availability began. */
    since: Instant,
  })
  .meta({ id: "Agent" });
export type AgentView = z.infer<typeof AgentView>;

export const SetAvailability = z.object({
  availability: z.enum(["available", "offline"], oneOf(["available", "offline"])),
});
export const SetCapacity = z.object({
  agentId: z.string(),
  capacity: z
    .int("A capacity is a whole number.")
    .min(1, "A capacity is at least 1.")
    .max(MAX_CAPACITY, `A capacity is at most ${MAX_CAPACITY}.`),
});
export const SetSkills = z.object({ agentId: z.string(), skills: z.array(CategoryName).max(50) });
