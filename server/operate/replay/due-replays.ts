import { defineDue } from "#server/platform/db/due.ts";
import { replayRows } from "./rows.ts";

/** The replay that runs, if nobody works on it. */
export const dueReplays = defineDue(
  replayRows,
  ({ until }) => ({ state: "running" as const, leaseUntil: { $lte: until } }),
  "leaseUntil",
);
