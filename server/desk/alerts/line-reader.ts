import { type TicketId, ticketIdOf } from "#server/core/ids.ts";
import type { RequeueReason, TimelineEntry } from "#server/core/timeline.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** What of an entry tells how a ticket came to the line. */
type Step = Pick<TimelineEntry, "kind"> & { readonly reason?: RequeueReason; readonly to?: unknown };

const STEP = { "timeline.kind": 1, "timeline.reason": 1, "timeline.to": 1 } as const;
/** A person decided these. */
const DECIDED: readonly RequeueReason[] = ["taken-back", "own-complaint"];

/** How tickets of the line came there. */
export function createLineReader(db: Database) {
  const complaints = db.collection(complaintRows);
  return {
    /** By which hand-over each of these came back to the line last; nothing of the others. */
    async handedOver(ids: readonly TicketId[]): Promise<ReadonlyMap<TicketId, RequeueReason>> {
      if (ids.length === 0) return new Map();
      const rows = await complaints
        .find<{ _id: { toHexString(): string }; timeline: readonly Step[] }>(
          { _id: { $in: ids.map(toObjectId) } },
          { projection: STEP },
        )
        .toArray();
      return new Map(
        rows.flatMap(({ _id, timeline }): [TicketId, RequeueReason][] => {
          const last = timeline.findLast(isOfTheLine);
          const reason = last?.kind === "requeued" ? last.reason : undefined;
          return reason && !DECIDED.includes(reason) ? [[ticketIdOf(_id.toHexString()), reason]] : [];
        }),
      );
    },
  };
}

export type LineReader = ReturnType<typeof createLineReader>;

/** Comments and the like say nothing about it. */
function isOfTheLine({ kind, to }: Step): boolean {
  return kind === "filed" || kind === "assigned" || kind === "requeued" || (kind === "status" && to === "Open");
}
