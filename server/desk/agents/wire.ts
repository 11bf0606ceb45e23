import { z } from "zod";
import { MAX_CAPACITY } from "#server/core/agent.ts";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";
import { Availability, CategoryName, Instant, oneOf, Presence } from "#server/core/vocabulary.ts";

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
    /** Whether they chose to be on duty. They are shown offline all the same while they are away. */
    onDuty: z.boolean(),
    /** Whether they gave a sign of life lately. */
    presence: Presence,
    /** What they say of being off duty, and until when. */
    reason: z.string().nullable(),
    until: Instant.nullable(),
  })
  .meta({ id: "Agent" });
export type AgentView = z.infer<typeof AgentView>;

const REASON = { max: 80, tooLong: "fields.reason.tooLong" } as const;

export const SetAvailability = z.object({
  availability: z.enum(["available", "offline"], oneOf(["available", "offline"])),
  /** Off duty: what for, and until when. It reminds, and switches nobody on. */
  reason: line({ ...REASON, min: 1, tooShort: "fields.reason.missing" }).optional(),
  until: Instant.optional(),
  /** Off duty: also what was begun goes back to the line. Otherwise they keep it. */
  handOver: z.boolean().optional(),
});
export const SetCapacity = z.object({
  agentId: z.string(),
  capacity: z
    .int(said("fields.capacity.whole"))
    .min(1, said("fields.capacity.least"))
    .max(MAX_CAPACITY, said("fields.capacity.most", { most: MAX_CAPACITY })),
});
export const SetSkills = z.object({ agentId: z.string(), skills: z.array(CategoryName).max(50) });
