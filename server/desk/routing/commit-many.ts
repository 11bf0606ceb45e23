import type { Collection } from "mongoose";
import { crashPoint, isArmedFor } from "#server/core/crash-point.ts";
import type { CommitOutcome } from "#server/core/ports/dispatch-store.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { atRev, toUpdate } from "#server/desk/complaints/mapping.ts";
import type { ComplaintRow } from "#server/desk/complaints/rows.ts";
import { OF_THE_MAJORITY, refusedIn } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

interface Write {
  readonly ticket: Ticket;
  readonly change: TicketChange;
}

/**
 * All writes in one unordered bulk. A bulk tells how many matched, not which: unless all did, winners are read back by the
 * assignment's token, which is also the truth when an answer got lost on its way.
 */
export async function commitMany(
  complaints: Collection<ComplaintRow>,
  writes: readonly Write[],
  sweepAt: Date,
): Promise<CommitOutcome[]> {
  if (writes.length === 0) return [];
  const { matched, taken } = await bulk(complaints, writes, sweepAt);
  if (matched === writes.length) return writes.map(() => "won");
  const tokens = await tokensOf(complaints, writes);
  return writes.map(({ ticket, change }, index) => {
    if (taken.has(index)) return "taken";
    const token = change.set.assign?.token;
    return token !== undefined && tokens.get(ticket.id) === token ? "won" : "stale";
  });
}

/** How many writes matched, as far as the server has said so, and the indexes of those whose place was another ticket's. */
async function bulk(
  complaints: Collection<ComplaintRow>,
  writes: readonly Write[],
  sweepAt: Date,
): Promise<{ readonly matched: number; readonly taken: Set<number> }> {
  const operations = writes.map(({ ticket, change }) => ({
    updateOne: { filter: atRev(ticket), update: toUpdate(ticket, change, sweepAt) },
  }));
  // A bulk can be applied in part. To die there on purpose, its writes are made one at a time.
  const together = isArmedFor("pass.claim-written") ? 1 : operations.length;
  const taken = new Set<number>();
  let matched = 0;
  for (let from = 0; from < operations.length; from += together) {
    const written = complaints.bulkWrite(operations.slice(from, from + together), { ordered: false });
    const failed = await refusedIn(written.then(({ matchedCount }) => void (matched += matchedCount)));
    for (const index of failed) taken.add(from + index);
    crashPoint("pass.claim-written");
  }
  return { matched, taken };
}

async function tokensOf(complaints: Collection<ComplaintRow>, writes: readonly Write[]): Promise<Map<string, string>> {
  const rows = await complaints
    .find<{ _id: { toHexString(): string }; assign: { token: string } | null }>(
      { _id: { $in: writes.map(({ ticket }) => toObjectId(ticket.id)) } },
      { ...OF_THE_MAJORITY, projection: { "assign.token": 1 } },
    )
    .toArray();
  return new Map(rows.flatMap((row) => (row.assign ? [[row._id.toHexString(), row.assign.token]] : [])));
}
