import type { AgentChange } from "#server/core/changes/agent.ts";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import { type AgentId, agentIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { AGENT_FIELDS, type AgentCore, type AgentRecord, toAgent } from "./mapping.ts";
import { type AgentRow, agentRows } from "./rows.ts";

type Load = { _id: { toHexString(): string }; count: number };

/** Agents as people and commands see them. */
export function createAgentStore(db: Database, clock: Clock = systemClock) {
  const agents = db.collection(agentRows);

  return {
    async find(id: AgentId): Promise<AgentRecord | null> {
      const row = await agents.findOne<AgentCore>({ _id: toObjectId(id) }, { projection: AGENT_FIELDS });
      return row && toAgent(row);
    },

    /** Everybody who has not left, by name. */
    async list(): Promise<AgentRecord[]> {
      const rows = await agents
        .find<AgentCore>({ deletedAt: null }, { projection: AGENT_FIELDS })
        .sort({ name: 1, _id: 1 })
        .toArray();
      return rows.map(toAgent);
    },

    /** Names of agents, those who left included. */
    async names(ids: readonly AgentId[]): Promise<ReadonlyMap<AgentId, string>> {
      if (ids.length === 0) return new Map();
      const rows = await agents.find({ _id: { $in: ids.map(toObjectId) } }, { projection: { name: 1 } }).toArray();
      return new Map(rows.map((row) => [agentIdOf(row._id.toHexString()), row.name]));
    },

    /** In Progress tickets by agent. */
    async loads(ids: readonly AgentId[]): Promise<ReadonlyMap<AgentId, number>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .collection(complaintRows)
        .aggregate<Load>(
          [
            { $match: { assignedTo: { $in: ids.map(toObjectId) }, status: "In Progress" } },
            { $group: { _id: "$assignedTo", count: { $sum: 1 } } },
          ],
          { hint: "held" },
        )
        .toArray();
      return new Map(rows.map((row) => [agentIdOf(row._id.toHexString()), row.count]));
    },

    /** Creates an agent who is off duty; does nothing when there is one already. */
    async insert({ id, name }: { id: AgentId; name: string }, now: Date): Promise<void> {
      const fresh: Omit<AgentRow, "_id"> = {
        name,
        skills: [],
        onDuty: false,
        capacity: 1,
        availability: "offline",
        since: now,
        hintRev: 0,
        idleSince: now,
        deletedAt: null,
        rev: 0,
        outbox: [],
      };
      await agents.updateOne({ _id: toObjectId(id) }, { $setOnInsert: fresh }, { upsert: true });
    },

    async rename(id: AgentId, name: string): Promise<void> {
      await agents.updateOne({ _id: toObjectId(id) }, { $set: { name } });
    },

    /** Applies the change where the document is still at `agent.rev`. */
    async commit(agent: AgentRecord, { set, bumpsHint, event }: AgentChange): Promise<boolean> {
      const { deleted, skills, ...fields } = set;
      const result = await agents.updateOne(
        { _id: toObjectId(agent.id), rev: agent.rev },
        {
          $set: {
            ...fields,
            ...(skills ? { skills: [...skills] } : {}),
            ...(deleted === undefined ? {} : { deletedAt: deleted ? event.at : null }),
            ...(set.availability ? { since: event.at } : {}),
            outboxAt: new Date(clock.now().getTime() + INLINE_GRACE_MS),
          },
          $inc: { rev: 1, ...(bumpsHint ? { hintRev: 1 } : {}) },
          $push: { outbox: toOutboxRow(event) },
        },
      );
      return result.matchedCount === 1;
    },
  };
}

export type AgentStore = ReturnType<typeof createAgentStore>;
