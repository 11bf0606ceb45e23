import { defineDue } from "#server/platform/db/due.ts";
import { trialRows } from "./rows.ts";

/** Experiments that are to be cleaned away, or have died. */
export const dueTrials = defineDue(trialRows, ({ until }) => ({ dueAt: { $lte: until } }), "dueAt");
