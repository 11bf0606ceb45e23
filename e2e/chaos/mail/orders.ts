import { z } from "zod";

/** What a test tells the mail server to do with what comes from now on. */
export const MailOrder = z.object({
  /** It kills itself once it has taken so many, before it answers the last; never unless given. */
  dieAfter: z.int().nullable(),
  /** It takes what comes and never answers. */
  isHolding: z.boolean(),
});
export type MailOrder = z.infer<typeof MailOrder>;
