import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type MinuteFigures, minuteRows } from "./rows.ts";

const SAMPLE = 2_000;

/**
 * Figures about how the desk does, read from what happened: bounded samples by index, summed up in code, where they are
 * easy to check.
 */
export function createInsightStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const minutes = () => db.collection(minuteRows);

  return {
    /** First assignments of complaints filed since then, at most `limit`, newest first. */
    async waitsSince(
      since: Date,
      limit: number,
    ): Promise<{ readonly createdAt: Date; readonly assignedAfterMs: number }[]> {
      const rows = await complaints
        .find({ createdAt: { $gte: since } }, { projection: { createdAt: 1, firstAssignedMs: 1 } })
        .sort({ createdAt: -1 })
        .limit(limit)
        .toArray();
      return rows.flatMap(({ createdAt, firstAssignedMs }) =>
        firstAssignedMs === null ? [] : [{ createdAt, assignedAfterMs: firstAssignedMs }],
      );
    },

    /** Complaints solved since then: by whom, in what time since they came to them, and how they were rated. */
    async resolvedSince(
      since: Date,
    ): Promise<readonly { agentId: AgentId; handledMs: number; score: number | null }[]> {
      const rows = await complaints
        .find(
          { resolvedAt: { $gte: since } },
          { projection: { assignedTo: 1, resolvedAt: 1, assign: 1, rating: 1 }, hint: "resolved" },
        )
        .limit(SAMPLE)
        .toArray();
      return rows.flatMap(({ assignedTo, resolvedAt, assign, rating }) => {
        if (!assignedTo || !resolvedAt || !assign) return [];
        const handledMs = resolvedAt.getTime() - assign.at.getTime();
        return [{ agentId: agentIdOf(assignedTo.toHexString()), handledMs, score: rating?.score ?? null }];
      });
    },

    async minuteFigures(since: Date): Promise<readonly MinuteFigures[]> {
      const rows = await minutes()
        .find({ at: { $gte: since } })
        .sort({ at: 1 })
        .limit(SAMPLE)
        .toArray();
      return rows.map(({ _id: _minute, ...row }) => row);
    },

    async recordMinute(figures: MinuteFigures): Promise<void> {
      await minutes().updateOne({ _id: figures.at }, { $set: figures }, { upsert: true });
    },
  };
}

export type InsightStore = ReturnType<typeof createInsightStore>;
