import type { mongo } from "mongoose";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { defineDue } from "#server/platform/db/due.ts";

/** What waits in line and was declined until after a moment, but not until after another. */
export function withEndedDecline(after: Date, until: Date): mongo.Filter<ComplaintRow> {
  const ended = { declines: { $elemMatch: { until: { $gt: after, $lte: until } } } };
  // The bound is for the index, which knows each of a list for itself.
  return { status: "Open", ...ended, "declines.until": { $lte: until } };
}

/** Declines that have ended since the last look. */
export const endedDeclines = defineDue(complaintRows, ({ after, now }) => withEndedDecline(after, now));
