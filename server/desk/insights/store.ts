import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { InsightStore } from "./ports/insight-store.ts";
import { minuteRows } from "./rows.ts";

/** Reads bounded samples by index; sums them up in code, where they are easy to check. */
const SAMPLE = 2_000;

export function createInsightStore(db: Database): InsightStore {
  const complaints = db.collection(complaintRows);
  const minutes = () => db.collection(minuteRows);

  return {
    async waitsSince(since, limit) {
      const rows = await complaints
        .find({ createdAt: { $gte: since } }, { projection: { createdAt: 1, firstAssignedMs: 1 } })
        .sort({ createdAt: -1 })
        .limit(limit)
        .toArray();
      return rows.flatMap(({ createdAt, firstAssignedMs }) =>
        firstAssignedMs === null ? [] : [{ createdAt, assignedAfterMs: firstAssignedMs }],
      );
    },

    async resolvedSince(since) {
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
        return [{ agentId: assignedTo.toHexString(), handledMs, score: rating?.score ?? null }];
      });
    },

    async minuteFigures(since) {
      const rows = await minutes()
        .find({ at: { $gte: since } })
        .sort({ at: 1 })
        .limit(SAMPLE)
        .toArray();
      return rows.map(({ _id: _minute, ...row }) => row);
    },

    async recordMinute(figures) {
      await minutes().updateOne({ _id: figures.at }, { $set: figures }, { upsert: true });
    },
  };
}
