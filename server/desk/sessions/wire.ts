import { z } from "zod";
import { said } from "#server/core/said.ts";
import { Instant } from "#server/core/vocabulary.ts";
import { LONGEST_PASSWORD } from "#server/desk/people/wire.ts";

/** A browser that somebody is signed in with, as they see it. */
export const SessionOnWire = z.object({
  _id: z.string(),
  /** In words: "Firefox on Windows". */
  device: z.string(),
  /** Where the sign-in came from. */
  address: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant,
  /** Until when it lasts if it is not used again. */
  endsAt: Instant,
  isThisOne: z.boolean(),
});
export type SessionOnWire = z.infer<typeof SessionOnWire>;

export const EndSession = z.object({ sessionId: z.string() });

/** Whoever has no password sends none: they confirm by signing in again. */
export const ConfirmPassword = z.object({
  password: z
    .string()
    .max(LONGEST_PASSWORD, said("fields.password.tooLong", { max: LONGEST_PASSWORD }))
    .default(""),
});
