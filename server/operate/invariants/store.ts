import type { Collection } from "mongoose";
import { type AgentId, type EventId, type TicketId, userIdOf } from "#server/core/ids.ts";
import type { AggregateRef } from "#server/core/ports/outbox-store.ts";
import type { Taking } from "#server/core/taking.ts";
import { STATUSES } from "#server/core/terms.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { LINE_ORDER } from "#server/desk/complaints/place-in-line.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { takenAs } from "#server/desk/complaints/taken-as.ts";
import { aggregateOf } from "#server/desk/events/mapping.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { type NotificationRow, notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { findIndexDifferences } from "#server/platform/db/index-differences.ts";
import type { AgentFacts, DeskFigures, EventFact, NoticeFact, TicketFacts } from "./facts.ts";
import { createLossStore } from "./loss-store.ts";
import {
  AGENT_FACTS,
  type AgentFactsRow,
  EVENT_FACTS,
  type EventFactsRow,
  TICKET_FACTS,
  type TicketFactsRow,
  toAgentFacts,
  toEventFact,
  toTicketFacts,
} from "./mapping.ts";
import { createStandingStore } from "./standing-store.ts";

type TicketQuery = { readonly after: TicketId | null; readonly limit: number } | { readonly ids: readonly TicketId[] };

const BATCH = 1_000;

/**
 * The whole desk as the invariants look at it: pages and streams, so that memory does not grow with the desk. Nothing here
 * writes; every read goes to the primary and is served by an index.
 */
export function createInvariantStore(db: Database) {
  const complaints = db.collection(complaintRows);
  const agents = db.collection(agentRows);
  const events = db.collection(eventRows);
  const notices = db.collection(notificationRows);

  return {
    ...createLossStore(db),
    ...createStandingStore(db),

    async figures(): Promise<DeskFigures> {
      const counts = await Promise.all(
        STATUSES.map(
          async (status) => [status, await complaints.countDocuments({ status }, { hint: "line" })] as const,
        ),
      );
      const count = (status: (typeof STATUSES)[number]) => counts.find(([name]) => name === status)?.[1] ?? 0;
      return {
        tickets: {
          Open: count("Open"),
          "In Progress": count("In Progress"),
          "Waiting on Customer": count("Waiting on Customer"),
          Resolved: count("Resolved"),
          Closed: count("Closed"),
        },
        agents: await agents.estimatedDocumentCount(),
        events: await events.estimatedDocumentCount(),
        notices: await notices.estimatedDocumentCount(),
      };
    },

    /** Whether the database itself still refuses a second ticket in one place. */
    async hasSlotGuard(): Promise<boolean> {
      const differences = await findIndexDifferences(db, [complaintRows]);
      return !differences.some(({ wanted }) => wanted === "one_per_slot");
    },

    /** Everybody, those who left too. */
    async listAgents(): Promise<AgentFacts[]> {
      const rows = await agents.find<AgentFactsRow>({}, { projection: AGENT_FACTS }).sort({ _id: 1 }).toArray();
      return rows.map(toAgentFacts);
    },

    /** In Progress tickets of these agents. */
    async listHeld(agentIds: readonly AgentId[]): Promise<TicketFacts[]> {
      const rows = await complaints
        .find<TicketFactsRow>(
          { assignedTo: { $in: agentIds.map(toObjectId) }, status: "In Progress" },
          { projection: TICKET_FACTS, hint: "held" },
        )
        .toArray();
      return rows.map(toTicketFacts);
    },

    /** The first in line that somebody could take. */
    async firstOpen(takes: Taking): Promise<TicketFacts | null> {
      const row = await complaints
        .find<TicketFactsRow>(
          {
            status: "Open",
            ...takenAs(takes),
          },
          { projection: TICKET_FACTS, hint: takes.categories ? "line_by_category" : "line" },
        )
        .sort(LINE_ORDER)
        .limit(1)
        .next();
      return row && toTicketFacts(row);
    },

    /** In order of id. */
    async listTickets(query: TicketQuery): Promise<TicketFacts[]> {
      const cursor =
        "ids" in query
          ? complaints.find<TicketFactsRow>({ _id: { $in: query.ids.map(toObjectId) } }, { projection: TICKET_FACTS })
          : complaints
              .find<TicketFactsRow>(query.after ? { _id: { $gt: toObjectId(query.after) } } : {}, {
                projection: TICKET_FACTS,
                hint: "_id_",
              })
              .limit(query.limit);
      return (await cursor.sort({ _id: 1 }).toArray()).map(toTicketFacts);
    },

    async listEvents(aggregateIds: readonly EventFact["aggId"][]): Promise<EventFact[]> {
      if (aggregateIds.length === 0) return [];
      const rows = await events
        .find<EventFactsRow>(
          { aggId: { $in: [...aggregateIds] } },
          { projection: EVENT_FACTS, hint: "one_per_change", batchSize: BATCH },
        )
        .toArray();
      return rows.map(toEventFact);
    },

    async listNotices(eventIds: readonly EventId[]): Promise<NoticeFact[]> {
      if (eventIds.length === 0) return [];
      const rows = await notices
        .find<Pick<NotificationRow, "eventId" | "recipient">>(
          { eventId: { $in: [...eventIds] } },
          { projection: { eventId: 1, recipient: 1 } },
        )
        .toArray();
      return rows.map(({ eventId, recipient }) => ({ eventId, recipient: userIdOf(recipient.toHexString()) }));
    },

    /** When this agent's capacity was last lowered; null when it never was. */
    async lastLowering(agentId: AgentId): Promise<Date | null> {
      const stored = await events
        .find<Pick<EventRow, "at" | "body">>(
          { aggId: agentId, type: "agent.capacity" },
          { projection: { at: 1, body: 1 } },
        )
        .toArray();
      const waiting = await agents.findOne<Pick<WithOutbox, "outbox">>(
        { _id: toObjectId(agentId) },
        { projection: { outbox: 1 } },
      );
      const lowerings = [...(waiting?.outbox ?? []), ...stored].filter(
        ({ body }) => body.eventType === "agent.capacity" && body.data.capacity < body.data.previousCapacity,
      );
      return lowerings.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    },

    /** Documents with a change that was stored since then, or that has waited in an outbox since before `overdue`. */
    async listTouched(since: Date, overdue: Date, limit: number): Promise<AggregateRef[]> {
      const stored = await events
        .find<Pick<EventRow, "aggKind" | "aggId">>(
          { storedAt: { $gte: since } },
          { projection: { aggKind: 1, aggId: 1 }, hint: "stored" },
        )
        .sort({ storedAt: -1 })
        .limit(limit)
        .toArray();
      const touched = stored.map(({ aggKind, aggId }): AggregateRef => aggregateOf(aggKind, aggId));
      const waiting = [
        ...(await overdueIn(complaints, "ticket", overdue, limit)),
        ...(await overdueIn(agents, "agent", overdue, limit)),
      ];
      return [...new Map([...touched, ...waiting].map((each) => [`${each.kind} ${each.id}`, each])).values()];
    },
  };
}

export type InvariantStore = ReturnType<typeof createInvariantStore>;

async function overdueIn(
  holders: Pick<Collection<WithOutbox>, "find">,
  kind: AggregateRef["kind"],
  overdue: Date,
  limit: number,
): Promise<AggregateRef[]> {
  const rows = await holders
    .find(
      { outboxAt: { $exists: true }, "outbox.at": { $lt: overdue } },
      { projection: { _id: 1 }, hint: "outbox_due" },
    )
    .limit(limit)
    .toArray();
  return rows.map(({ _id }) => aggregateOf(kind, _id.toHexString()));
}
