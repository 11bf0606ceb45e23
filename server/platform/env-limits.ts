import { z } from "zod";
import { PRIORITIES } from "#server/core/terms.ts";
import { notes } from "./env-checks.ts";
import { readChanges } from "./limits/table.ts";

/** How much of everything, and what customers may choose. */
export const LIMIT_VARIABLES = {
  RATE_LIMITS: z
    .enum(["on", "off"], { error: "must be on or off" })
    .default("on")
    .meta(
      notes({
        group: "Limits",
        description:
          "off lifts every limit that counts (requests, sign-ins, sockets, open complaints), not sizes; for load tests, and refused where strangers can reach the desk.",
        example: "on",
      }),
    ),
  LIMITS: z
    .string()
    .transform((value, { addIssue }) => {
      const changes = readChanges(value);
      if (typeof changes !== "string") return changes;
      addIssue({ code: "custom", message: changes });
      return {};
    })
    .optional()
    .meta(
      notes({
        group: "Limits",
        description: "Other numbers than those of the table in README, by their names.",
        example: "writes=240, open-complaints=100",
      }),
    ),
  DECLINE_SECONDS: z.coerce
    .number({ error: "must be a number of seconds" })
    .int({ error: "must be a whole number of seconds" })
    .min(0, { error: "must be at least 0" })
    .max(86_400, { error: "must be at most 86400, a day" })
    .default(600)
    .meta(
      notes({
        group: "Limits",
        description:
          "A ticket that an agent put back, or was taken from, does not come to them from the line for so long; 0 lets it come at once.",
        example: "600",
      }),
    ),
  CUSTOMER_MAX_PRIORITY: z
    .enum(PRIORITIES, { error: `must be one of ${PRIORITIES.join(", ")}` })
    .default("High")
    .meta(
      notes({
        group: "Limits",
        description: "The most urgent that customers may choose for their own complaints; staff may raise any.",
        example: "High",
      }),
    ),
};
