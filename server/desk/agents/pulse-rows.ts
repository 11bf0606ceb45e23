import { defineRows } from "#server/platform/db/rows.ts";

/** By whom signs of life get here: pages reach their consumer, and need the web to open and to come back. */
export type Receiver = "consumer" | "web";

/** One row for the whole desk: when each kind of process was last at work, by the database's own clock. */
export interface PulseRow {
  _id: "desk";
  consumer?: Date;
  web?: Date;
}

export const pulseRows = defineRows<PulseRow>("pulses", {});
