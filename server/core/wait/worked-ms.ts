import type { TimelineEntry } from "../timeline.ts";

/** What of a timeline says when somebody had the ticket. */
export type WorkStep = Pick<TimelineEntry, "kind" | "at"> & { readonly to?: unknown };

/** How long a ticket had a place of somebody's until it was solved, in ms: the times between, in line or with its customer, left out. */
export function workedMs(timeline: readonly WorkStep[], solvedAt: Date): number {
  let sum = 0;
  let since: Date | null = null;
  for (const { kind, at, to } of timeline) {
    const begins: boolean = kind === "assigned" || (kind === "status" && to === "In Progress");
    const ends = kind === "requeued" || (kind === "status" && to !== "In Progress");
    if (begins) since ??= at;
    if (ends && since) {
      sum += at.getTime() - since.getTime();
      since = null;
    }
  }
  return since ? sum + Math.max(0, solvedAt.getTime() - since.getTime()) : sum;
}
