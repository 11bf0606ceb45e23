import { defineRows } from "#server/platform/db/rows.ts";

/** A day of minutes is enough for every chart; older rows expire by themselves. */
const KEEP_SECONDS = 26 * 3600;

/** One row a minute, written by the consumer: what the live board's sparklines show. */
export interface MinuteFigures {
  readonly at: Date;
  readonly waiting: number;
  readonly longestWaitMs: number;
  readonly freeAgents: number;
  readonly medianTimeToAgentMs: number | null;
}

export interface MinuteRow extends MinuteFigures {
  /** The minute it describes, as `at` does once more: several consumers write the same one without harm. */
  readonly _id: Date;
}

export const minuteRows = defineRows<MinuteRow>("minutes", {
  expire: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
