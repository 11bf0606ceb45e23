import { z } from "zod";
import { Instant } from "#server/core/vocabulary.ts";

/** With the admin's own password; empty from whoever has none. */
export const ErasePerson = z.object({ userId: z.string(), password: z.string().max(200) });

/** What is left of somebody who was erased. */
export const ErasedPerson = z
  .object({
    _id: z.string(),
    erasedAt: Instant,
    /** Complaints of theirs; their words are gone, their figures stay. */
    complaints: z.int(),
  })
  .meta({ id: "ErasedPerson" });
export type ErasedPerson = z.infer<typeof ErasedPerson>;
