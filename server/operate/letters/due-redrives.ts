import { defineDue } from "#server/platform/db/due.ts";
import { redriveRows } from "./redrive-rows.ts";

/** Retries that are not finished, and that nobody works on. */
export const dueRedrives = defineDue(
  redriveRows,
  ({ until }) => ({
    state: { $in: ["preparing" as const, "sending" as const, "waiting" as const] },
    leaseUntil: { $lte: until },
  }),
  "leaseUntil",
);
