import { type AgentId, agentIdOf, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";
import { type MinuteFigures, minuteRows } from "./rows.ts";

const SAMPLE = 2_000;

/** How long a customer waited for somebody, from filing or opening again. */
interface EndedWait {
  readonly endedAt: Date;
  readonly waitedMs: number;
  /** What its customer had been told. */
  readonly stated: Ticket["stated"];
}

/** A complaint whose turn is its customer's. */
interface OnCustomer {
  readonly _id: TicketId;
  readonly complaintId: string;
  readonly title: string;
  readonly agentId: AgentId | null;
  /** When its customer was last told or asked something. */
  readonly quietSince: Date;
}

/**
 * Figures about how the desk does, read from what happened: bounded samples by index, summed up in code, where they are
 * easy to check.
 */
export function createInsightStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const minutes = () => db.collection(minuteRows);

  return {
    /** Waits that ended since then, the latest of each complaint, at most `limit`, newest first. */
    async waitsSince(since: Date, limit: number): Promise<readonly EndedWait[]> {
      const rows = await complaints
        .find(
          { waitEndedAt: { $gte: since }, ...REAL },
          { projection: { waitEndedAt: 1, waitedMs: 1, waitStated: 1 }, hint: "waited" },
        )
        .sort({ waitEndedAt: -1 })
        .limit(limit)
        .toArray();
      return rows.flatMap(({ waitEndedAt, waitedMs, waitStated: stated = null }) =>
        waitEndedAt && waitedMs !== undefined ? [{ endedAt: waitEndedAt, waitedMs, stated }] : [],
      );
    },

    /** Complaints solved since then: by whom, in what time since they came to them, and how they were rated. */
    async resolvedSince(
      since: Date,
    ): Promise<readonly { agentId: AgentId; handledMs: number; score: number | null }[]> {
      const rows = await complaints
        .find(
          { resolvedAt: { $gte: since }, ...REAL },
          { projection: { userId: 1, assignedTo: 1, resolvedAt: 1, assign: 1, rating: 1 }, hint: "resolved" },
        )
        .limit(SAMPLE)
        .toArray();
      return rows.flatMap(({ userId, assignedTo, resolvedAt, assign, rating }) => {
        if (!assignedTo || !resolvedAt || !assign) return [];
        // The version before let people solve and rate their own; that says nothing about anybody's work.
        if (assignedTo.equals(userId)) return [];
        const handledMs = resolvedAt.getTime() - assign.at.getTime();
        return [{ agentId: agentIdOf(assignedTo.toHexString()), handledMs, score: rating?.score ?? null }];
      });
    },

    /** Complaints that wait for their customer's answer, those first who have owed it the longest; of the newest `limit`. */
    async waitingOnCustomer(limit: number): Promise<readonly OnCustomer[]> {
      const rows = await complaints
        .find(
          { status: "Waiting on Customer", ...REAL },
          {
            projection: { complaintId: 1, title: 1, assignedTo: 1, updatedAt: 1, "said.staff.at": 1 },
            hint: "status_newest",
          },
        )
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return rows
        .map(({ _id, complaintId, title, assignedTo, updatedAt, said }) => ({
          _id: ticketIdOf(_id.toHexString()),
          complaintId,
          title,
          agentId: assignedTo ? agentIdOf(assignedTo.toHexString()) : null,
          // What staff do besides says nothing about the customer. Earlier rows do not know who spoke last.
          quietSince: said?.staff?.at ?? updatedAt,
        }))
        .toSorted((a, b) => a.quietSince.getTime() - b.quietSince.getTime());
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
