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
