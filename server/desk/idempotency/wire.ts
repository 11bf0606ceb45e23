import { z } from "zod";
import { said } from "#server/core/said.ts";

const WORDS = said("fields.key");

/** The header's value: visible ASCII; a UUID is 36. */
export const IdempotencyKey = z
  .string()
  .regex(/^[!-~]+$/, WORDS)
  .max(255, WORDS);
