import type { Types } from "mongoose";
import { agentIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import type { InLine } from "#server/core/wait/forecast.ts";
import type { Arrivals } from "#server/core/wait/overtakers.ts";
import type { Handled } from "#server/core/wait/pace.ts";
import { type WorkStep, workedMs } from "#server/core/wait/worked-ms.ts";
import { toDeclines } from "#server/desk/complaints/mapping.ts";
import { LINE_ORDER } from "#server/desk/complaints/place-in-line.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";

type Standing = Pick<ComplaintRow, "userId" | "category" | "dispatchAt" | "declines"> & {
  readonly _id: Types.ObjectId;
};
type Solved = Pick<ComplaintRow, "userId" | "assignedTo" | "resolvedAt"> & { readonly timeline: readonly WorkStep[] };

/** What the desk has been doing lately, in samples by index. */
export function createWaitStore(db: Database) {
  const complaints = db.collection(complaintRows);
  return {
    /** The line of people from its head, at most `limit`: no more of each than says how long it waits. */
    async line(limit: number): Promise<InLine[]> {
      const fields = { userId: 1, category: 1, dispatchAt: 1, declines: 1 } as const;
      const rows = await complaints
        .find<Standing>({ status: "Open", ...REAL }, { projection: fields, hint: "line" })
        .sort(LINE_ORDER)
        .limit(limit)
        // Otherwise the first hundred come alone, and the others are asked for.
        .batchSize(limit)
        .toArray();
      return rows.map(({ _id, userId, category, dispatchAt, declines }) => ({
        id: ticketIdOf(_id.toHexString()),
        userId: userIdOf(userId.toHexString()),
        trial: null,
        category,
        dispatchAt,
        declines: toDeclines({ declines }),
      }));
    },

    /** What was solved since then, at most `limit`, the latest. */
    async handledSince(since: Date, limit: number): Promise<readonly Handled[]> {
      const steps = { "timeline.kind": 1, "timeline.at": 1, "timeline.to": 1 } as const;
      const rows = await complaints
        .find<Solved>(
          { resolvedAt: { $gte: since }, ...REAL },
          { projection: { userId: 1, assignedTo: 1, resolvedAt: 1, ...steps }, hint: "resolved" },
        )
        .sort({ resolvedAt: -1 })
        .limit(limit)
        .toArray();
      return rows.flatMap(({ userId, assignedTo, resolvedAt, timeline }) => {
        // The version before let people solve their own; that says nothing about anybody's work.
        if (!assignedTo || !resolvedAt || assignedTo.equals(userId)) return [];
        return [{ agentId: agentIdOf(assignedTo.toHexString()), ms: workedMs(timeline, resolvedAt) }];
      });
    },

    /** What was filed since then, at most `limit`, the latest. */
    async filedSince(since: Date, limit: number): Promise<(Arrivals["filed"][number] & { readonly at: Date })[]> {
      const rows = await complaints
        .find(
          { createdAt: { $gte: since }, ...REAL },
          { projection: { createdAt: 1, category: 1, priority: 1 }, hint: "created" },
        )
        .sort({ createdAt: -1 })
        .limit(limit)
        .toArray();
      return rows.map(({ createdAt, category, priority }) => ({ at: createdAt, category, priority }));
    },
  };
}

export type WaitStore = ReturnType<typeof createWaitStore>;
