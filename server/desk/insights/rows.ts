import { defineRows } from "#server/platform/db/rows.ts";

/** A day of minutes is enough for every chart; older rows expire by themselves. */
const KEEP_SECONDS = 26 * 3600;

export interface MinuteRow {
  /** The minute it describes; several consumers write the same one without harm. */
  _id: Date;
  /** The same again: what a document goes by must not be its id. */
  at: Date;
  waiting: number;
  longestWaitMs: number;
  freeAgents: number;
  medianTimeToAgentMs: number | null;
}

export const minuteRows = defineRows<MinuteRow>("minutes", {
  expire: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
