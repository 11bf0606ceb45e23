import type { Types } from "mongoose";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { DispatchStore } from "#server/core/ports/dispatch-store.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { AGENT_FIELDS, type AgentCore, toAgent } from "#server/desk/agents/mapping.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { atRev, TICKET_FIELDS, type TicketRow, toTicket, toUpdate } from "#server/desk/complaints/mapping.ts";
import { LINE_ORDER, standing } from "#server/desk/complaints/place-in-line.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { takenAs } from "#server/desk/complaints/taken-as.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { isDuplicateKey } from "#server/platform/db/duplicate-keys.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { sharedLookup } from "#server/platform/db/shared-lookup.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";
import { commitMany } from "./commit-many.ts";
import { type Hint, writeHints } from "./write-hints.ts";

/**
 * The assignment protocol's view of MongoDB. Native collections: no hydration in the hot path. What is asked about many
 * agents at once costs one query, however many ask.
 */
export function createDispatchStore(db: Database, clock: Clock = systemClock): DispatchStore {
  const complaints = db.collection(complaintRows);
  const agents = db.collection(agentRows);
  const sweepAt = () => new Date(clock.now().getTime() + INLINE_GRACE_MS);

  const agentRow = sharedLookup((some) => agents.find<AgentCore>(some, { projection: AGENT_FIELDS }));
  const ticketRow = sharedLookup((some) => complaints.find<TicketRow>(some, { projection: TICKET_FIELDS }));

  const heldBy = sharedQuery(async (ids: readonly Types.ObjectId[]) => {
    const rows = await complaints
      .find<TicketRow>(
        { assignedTo: { $in: [...ids] }, status: "In Progress" },
        { projection: TICKET_FIELDS, hint: "held" },
      )
      .toArray();
    const held = Map.groupBy(rows.map(toTicket), ({ assignedTo }) => assignedTo);
    return ids.map((id) => held.get(agentIdOf(id.toHexString())) ?? []);
  });

  const writeHint = sharedQuery((hints: readonly Hint[]) => writeHints(agents, hints));

  return {
    async findAgent(id) {
      const row = await agentRow(id);
      return row && toAgent(row);
    },

    async findTicket(id) {
      const row = await ticketRow(id);
      return row && toTicket(row);
    },

    listHeld: async (agentIds) => (await Promise.all(agentIds.map((id) => heldBy(toObjectId(id))))).flat(),

    async listOpen({ limit, after, takes }) {
      const rows = await complaints
        .find<TicketRow>(
          {
            status: "Open",
            ...takenAs(takes),
            // The bound is for the index.
            ...(after ? { $or: [...standing("behind", after)], dispatchAt: { $gte: after.dispatchAt } } : {}),
          },
          { projection: TICKET_FIELDS, hint: takes.categories ? "line_by_category" : "line" },
        )
        .sort(LINE_ORDER)
        .limit(limit)
        .toArray();
      return rows.map(toTicket);
    },

    async listFree(limit) {
      const rows = await agents
        .find<AgentCore>({ onDuty: true, availability: "available", deletedAt: null }, { projection: AGENT_FIELDS })
        .sort({ idleSince: 1 })
        .limit(limit)
        .toArray();
      return rows.map(toAgent);
    },

    async commit(ticket, change) {
      try {
        const result = await complaints.updateOne(atRev(ticket), toUpdate(ticket, change, sweepAt()));
        return result.matchedCount === 1 ? "won" : "stale";
      } catch (error) {
        if (isDuplicateKey(error)) return "taken";
        throw error;
      }
    },

    commitAll: (writes) => commitMany(complaints, writes, sweepAt()),

    writeHint: (agent, availability, now) => writeHint({ agent, availability, now }),
  };
}
