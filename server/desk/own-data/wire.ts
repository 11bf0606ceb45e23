import { z } from "zod";
import { Instant, Role } from "#server/core/vocabulary.ts";

/** Whether somebody has asked for what is theirs to be erased. */
export const ErasureState = z
  .object({
    /** Null where nobody has asked. */
    requestedAt: Instant.nullable(),
    /** Null until an administrator has done it. */
    doneAt: Instant.nullable(),
  })
  .meta({ id: "ErasureState" });
export type ErasureState = z.infer<typeof ErasureState>;

/** A request that is open, as administrators see it. */
export const OpenErasure = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  requestedAt: Instant,
});
export type OpenErasure = z.infer<typeof OpenErasure>;
