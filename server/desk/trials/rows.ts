import type { TrialId } from "#server/core/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** One experiment, from before it brings anything in until the last of it is cleaned away. */
export interface TrialRow {
  _id: TrialId;
  startedAt: Date;
  /** When it had closed its complaints and sent its agents home; null while it runs, or where it died. */
  endedAt: Date | null;
  /** When its complaints and agents were taken away; what happened to them goes a little later. */
  emptiedAt: Date | null;
  /** When something is to be cleaned away; put off by whoever does it, so that another goes on where they die. */
  dueAt: Date;
}

export const trialRows = defineRows<TrialRow>("trials", {
  // What is to be cleaned away.
  due: { key: { dueAt: 1 } },
  // What has not ended.
  running: { key: { endedAt: 1 } },
});
