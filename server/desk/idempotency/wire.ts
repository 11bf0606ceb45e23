import { z } from "zod";

const WORDS = "An Idempotency-Key has 1 to 255 visible characters, for example a UUID.";

/** The header's value: visible ASCII; a UUID is 36. */
export const IdempotencyKey = z
  .string()
  .regex(/^[!-~]+$/, WORDS)
  .max(255, WORDS);
