import type { Collection } from "mongoose";
import type { AssignmentEntry, OutboxEntry } from "#server/core/events/event.ts";
import type { ReconcileStore } from "#server/core/ports/reconcile-store.ts";
import { slotAgent } from "#server/core/slot.ts";
import { AGENT_FIELDS, type AgentCore, toAgent } from "#server/desk/agents/mapping.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { TICKET_FIELDS, type TicketRow, toTicket } from "#server/desk/complaints/mapping.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { aggregateOf, fromEventRow } from "#server/desk/events/mapping.ts";
import type { WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { notificationRows } from "#server/desk/notices/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

/** What the protocol should never leave behind, as queries. They find nothing on a healthy desk. */
export function createReconcileStore(db: Database): ReconcileStore {
  const complaints = db.collection(complaintRows);
  const events = db.collection(eventRows);
  const holders: Record<EventRow["aggKind"], Collection<WithOutbox>> = {
    ticket: db.collection<WithOutbox>(complaintRows),
    agent: db.collection<WithOutbox>(agentRows),
  };

  return {
    async listAgents({ limit, after }) {
      const rows = await db
        .collection(agentRows)
        .find<AgentCore>(after ? { _id: { $gt: toObjectId(after) } } : {}, { projection: AGENT_FIELDS })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toAgent);
    },

    async listMisplaced(limit) {
      const known = await db
        .collection(agentRows)
        .find({}, { projection: { _id: 1, deletedAt: 1 } })
        .toArray();
      const idsOf = (rows: typeof known) => rows.map((row) => row._id);
      const present = known.filter((row) => row.deletedAt === null);
      const projection = TICKET_FIELDS;
      const [slotted, homeless, kept] = await Promise.all([
        complaints.find<TicketRow>({ slot: { $exists: true } }, { projection, hint: "one_per_slot" }).toArray(),
        complaints
          .find<TicketRow>(
            {
              $or: [
                { status: "In Progress", assignedTo: { $nin: idsOf(present) } },
                { status: "Waiting on Customer", assignedTo: { $nin: idsOf(known) } },
              ],
              status: { $in: ["In Progress", "Waiting on Customer"] },
            },
            { projection, hint: "line" },
          )
          .limit(limit)
          .toArray(),
        complaints
          .find<TicketRow>({ status: "Open", assignedTo: { $ne: null } }, { projection, hint: "line" })
          .limit(limit)
          .toArray(),
      ]);
      const wrongPlace = slotted.map(toTicket).filter(isOutOfPlace);
      const all = [...wrongPlace, ...homeless.map(toTicket), ...kept.map(toTicket)];
      return [...new Map(all.map((ticket) => [ticket.id, ticket])).values()].slice(0, limit);
    },

    async listStranded(storedBefore, limit) {
      const rows = await events
        .find({ pending: { $exists: true }, at: { $lt: storedBefore }, storedAt: { $lt: storedBefore } })
        .sort({ at: 1 })
        .limit(limit)
        .toArray();
      const stranded: EventRow[] = [];
      for (const row of rows) {
        const holder = await holders[row.aggKind].findOne(
          { _id: toObjectId(row.aggId), "outbox._id": row._id },
          { projection: { _id: 1 } },
        );
        if (!holder && row.parked === undefined) stranded.push(row);
      }
      return stranded.map((row) => ({
        aggregate: aggregateOf(row.aggKind, row.aggId),
        entries: [fromEventRow(row)],
        tries: 0,
      }));
    },

    async listUntold({ from, to }, limit) {
      const rows = await events
        .find({ type: { $in: ["ticket.assigned", "ticket.reassigned"] }, storedAt: { $gte: from, $lt: to } })
        .sort({ storedAt: 1 })
        .limit(limit)
        .toArray();
      const told = await db
        .collection(notificationRows)
        .find({ eventId: { $in: rows.map((row) => row._id) } }, { projection: { eventId: 1 } })
        .toArray();
      const known = new Set(told.map((row) => row.eventId));
      return rows
        .filter((row) => !known.has(row._id))
        .map(fromEventRow)
        .filter(isAssignment);
    },
  };
}

function isOutOfPlace(ticket: ReturnType<typeof toTicket>): boolean {
  return ticket.slot !== null && (ticket.status !== "In Progress" || slotAgent(ticket.slot) !== ticket.assignedTo);
}

function isAssignment(entry: OutboxEntry): entry is AssignmentEntry {
  return entry.type === "ticket.assigned" || entry.type === "ticket.reassigned";
}
