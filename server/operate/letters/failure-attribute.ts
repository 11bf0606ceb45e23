import { z } from "zod";
import { REJECT_REASONS } from "./dead-letter.ts";

/** Why a message was put aside, as it travels with it in one message attribute. */
export const FailureAttribute = z.object({
  reason: z.enum(REJECT_REASONS),
  error: z.string(),
  receiveCount: z.int().min(0),
  at: z.iso.datetime(),
  /** The process that gave it up. */
  worker: z.string(),
  /** Set when only the beginning of the text could be sent on. */
  cutFromBytes: z.int().optional(),
  sha256: z.string().optional(),
});
export type FailureAttribute = Readonly<z.infer<typeof FailureAttribute>>;
