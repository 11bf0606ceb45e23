import { defineRows } from "#server/platform/db/rows.ts";
import type { OpeningHours } from "./hours.ts";

export interface HoursRow extends OpeningHours {
  _id: "desk";
  /** Counts the changes: an admin changes what they have seen, or nothing. */
  rev: number;
}

/** One row, found by its id; none: nobody has said anything yet. */
export const hoursRows = defineRows<HoursRow>("deskHours");
