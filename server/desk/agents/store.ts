import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { AGENT_FIELDS, type AgentCore, toAgent } from "./mapping.ts";
import type { AgentStore } from "./ports/agent-store.ts";
import { type AgentRow, agentRows } from "./rows.ts";

type Load = { _id: { toHexString(): string }; count: number };

/** Agents as people and commands see them. */
export function createAgentStore(db: Database, clock: Clock = systemClock): AgentStore {
  const agents = db.collection(agentRows);

  return {
    async find(id) {
      const row = await agents.findOne<AgentCore>({ _id: toObjectId(id) }, { projection: AGENT_FIELDS });
      return row && toAgent(row);
    },

    async list() {
      const rows = await agents
        .find<AgentCore>({ deletedAt: null }, { projection: AGENT_FIELDS })
        .sort({ name: 1, _id: 1 })
        .toArray();
      return rows.map(toAgent);
    },

    async names(ids) {
      if (ids.length === 0) return new Map();
      const rows = await agents.find({ _id: { $in: ids.map(toObjectId) } }, { projection: { name: 1 } }).toArray();
      return new Map(rows.map((row) => [row._id.toHexString(), row.name]));
    },

    async loads(ids) {
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
      return new Map(rows.map((row) => [row._id.toHexString(), row.count]));
    },

    async insert({ id, name }, now) {
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

    async rename(id, name) {
      await agents.updateOne({ _id: toObjectId(id) }, { $set: { name } });
    },

    async commit(agent, { set, bumpsHint, event }) {
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
