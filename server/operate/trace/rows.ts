import { defineRows } from "#server/platform/db/rows.ts";
import type { Mark } from "./mark.ts";

const KEEP_SECONDS = 7 * 24 * 3600;

/** What processes saw of an event on its way. Written in batches, and nothing but the trace page depends on it. */
export type MarkRow = Mark;

export const markRows = defineRows<MarkRow>("marks", {
  // One event's way.
  event: { key: { eventId: 1, at: 1 } },
  // How far the consumers have come.
  latest: { key: { kind: 1, at: -1 } },
  expire: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
