import type { Collection } from "mongoose";
import type { Availability, Priority, Status } from "#server/core/vocabulary.ts";
import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { longestWaitSince } from "#server/desk/complaints/longest-wait-since.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { REAL } from "#server/desk/trials/real.ts";
import type { Database } from "#server/platform/db/database.ts";

/** How much of everything there is right now, for the gauges of /metrics. */
export interface StateFigures {
  readonly tickets: readonly { readonly status: Status; readonly priority: Priority; readonly count: number }[];
  readonly agents: readonly { readonly availability: Availability; readonly count: number }[];
  /** Since when whoever has waited the longest for an agent is waiting. */
  readonly longestWaitSince: Date | null;
  /** Documents whose outbox is not empty, and the time of the oldest entry that is overdue. */
  readonly outboxPending: number;
  readonly outboxOldestAt: Date | null;
  readonly parked: number;
}

type TicketCount = { _id: Pick<ComplaintRow, "status" | "priority">; count: number };
type AgentCount = { _id: AgentRow["availability"]; count: number };

/** Counts for the gauges of /metrics. Aggregated from indexes; read every few seconds, never per request. */
export function createStateFiguresReader(db: Database) {
  return {
    async read(): Promise<StateFigures> {
      const complaints = db.collection(complaintRows);
      const agents = db.collection(agentRows);
      const [tickets, byAvailability, longestSince, ticketOutboxes, agentOutboxes, parked] = await Promise.all([
        complaints
          .aggregate<TicketCount>([
            { $match: { status: { $in: ["Open", "In Progress", "Waiting on Customer"] }, ...REAL } },
            { $group: { _id: { status: "$status", priority: "$priority" }, count: { $sum: 1 } } },
          ])
          .toArray(),
        agents
          .aggregate<AgentCount>([
            { $match: { deletedAt: null, ...REAL } },
            { $group: { _id: "$availability", count: { $sum: 1 } } },
          ])
          .toArray(),
        longestWaitSince(complaints),
        outboxState(db.collection(complaintRows)),
        outboxState(db.collection(agentRows)),
        db.collection(eventRows).countDocuments({ parked: { $exists: true } }, { hint: "parked" }),
      ]);
      const oldestAt = [ticketOutboxes.oldestAt, agentOutboxes.oldestAt].filter((at) => at !== null);
      return {
        tickets: tickets.map(({ _id, count }) => ({ ..._id, count })),
        agents: byAvailability.map(({ _id, count }) => ({ availability: _id, count })),
        longestWaitSince: longestSince,
        outboxPending: ticketOutboxes.pending + agentOutboxes.pending,
        outboxOldestAt: oldestAt.sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
        parked,
      };
    },
  };
}

export type StateFiguresReader = ReturnType<typeof createStateFiguresReader>;

async function outboxState(
  holders: Pick<Collection<WithOutbox>, "find">,
): Promise<{ pending: number; oldestAt: Date | null }> {
  const rows = await holders
    .find({ outboxAt: { $exists: true } }, { projection: { outboxAt: 1, "outbox.at": 1 }, hint: "outbox_due" })
    .sort({ outboxAt: 1 })
    .limit(1000)
    .toArray();
  return { pending: rows.length, oldestAt: rows[0]?.outbox[0]?.at ?? null };
}
