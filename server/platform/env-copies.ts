import { z } from "zod";
import { notes } from "./env-checks.ts";

const MOST_KEPT = 365;

/** The nightly copies of a desk on one machine. */
export const COPY_VARIABLES = {
  COPIES_KEPT: z.coerce
    .number({ error: "must be a number" })
    .int({ error: "must be a whole number" })
    .min(0, { error: "must be at least 0" })
    .max(MOST_KEPT, { error: `must be at most ${MOST_KEPT}` })
    .default(7)
    .meta(
      notes({
        group: "Operation",
        description: "How many nightly copies `npm run local` keeps of its desk; 0 makes none.",
        example: "7",
      }),
    ),
  COPIES_DIR: z
    .string()
    .optional()
    .meta(
      notes({
        group: "Operation",
        description: "Folder of these copies, best on another disk. Unset means copies in QUICKFIX_DATA_DIR.",
        example: "/backup/quickfix",
      }),
    ),
};
