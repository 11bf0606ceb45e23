import type { AgentChange } from "#server/core/changes/agent.ts";
import { INLINE_GRACE_MS } from "#server/core/events/event.ts";
import { type AgentId, agentIdOf, type TrialId } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { REAL } from "#server/desk/trials/real.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { AGENT_FIELDS, type AgentCore, type AgentRecord, toAgent } from "./mapping.ts";
import { type AgentRow, agentRows } from "./rows.ts";

/** By what somebody shows that they are there: an open page, or a program that changes something in their name. */
export type SignKind = "page" | "program";

const SIGN_FIELDS = { page: "seenAt", program: "calledAt" } as const satisfies Record<SignKind, keyof AgentRow>;
/** A sign of life costs one write in this time, however many pages and consumers there are. */
export const SIGN_EVERY_MS = 20_000;

type Load = { _id: { toHexString(): string }; count: number };

/** Agents as people and commands see them. */
export function createAgentStore(db: Database, clock: Clock = systemClock) {
  const agents = db.collection(agentRows);

  return {
    async find(id: AgentId): Promise<AgentRecord | null> {
      const row = await agents.findOne<AgentCore>({ _id: toObjectId(id) }, { projection: AGENT_FIELDS });
      return row && toAgent(row);
    },

    /** Everybody who works here and has not left, by name. */
    async list(): Promise<AgentRecord[]> {
      const rows = await agents
        .find<AgentCore>({ deletedAt: null, ...REAL }, { projection: AGENT_FIELDS })
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

    /**
     * Keeps a sign of life, at most one in `SIGN_EVERY_MS` unless they are away, whoever is told of it.
     * @returns the agent where it was kept.
     */
    async sign(id: AgentId, kind: SignKind, at: Date): Promise<AgentRecord | null> {
      const field = SIGN_FIELDS[kind];
      const isDue = { [field]: { $not: { $gt: new Date(at.getTime() - SIGN_EVERY_MS) } } };
      const row: AgentCore | null = await agents.findOneAndUpdate(
        { _id: toObjectId(id), $or: [isDue, { awaySince: { $ne: null } }] },
        { $max: { [field]: at } },
        { projection: AGENT_FIELDS, returnDocument: "after" },
      );
      return row && toAgent(row);
    },

    /** Who is there, as far as anybody knows, and gave no sign of either kind since. */
    async silentSince({ page, program }: Readonly<Record<SignKind, Date>>): Promise<AgentRecord[]> {
      const rows = await agents
        .find<AgentCore>(
          { awaySince: null, seenAt: { $not: { $gt: page } }, calledAt: { $not: { $gt: program } }, deletedAt: null },
          { projection: AGENT_FIELDS, hint: "there" },
        )
        .toArray();
      return rows.map(toAgent);
    },

    /** Who chose to be on duty and has been away since then or longer. */
    async awaySince(latest: Date): Promise<AgentRecord[]> {
      const rows = await agents
        .find<AgentCore>(
          { awaySince: { $lte: latest }, onDuty: true, deletedAt: null },
          { projection: AGENT_FIELDS, hint: "there" },
        )
        .toArray();
      return rows.map(toAgent);
    },

    /** Creates an agent who is off duty, and was never there; does nothing when there is one already. */
    async insert({ id, name, trial }: { id: AgentId; name: string; trial?: TrialId | null }, now: Date): Promise<void> {
      const fresh: Omit<AgentRow, "_id"> = {
        name,
        ...(trial ? { trial } : {}),
        skills: [],
        onDuty: false,
        capacity: 1,
        availability: "offline",
        since: now,
        hintRev: 0,
        idleSince: now,
        awaySince: now,
        seenAt: null,
        calledAt: null,
        deletedAt: null,
        rev: 0,
        outbox: [],
      };
      await agents.updateOne({ _id: toObjectId(id) }, { $setOnInsert: fresh }, { upsert: true });
    },

    async rename(id: AgentId, name: string): Promise<void> {
      await agents.updateOne({ _id: toObjectId(id) }, { $set: { name } });
    },

    /** Applies the change where the document is still at `agent.rev`, and away only to whoever gave no sign since. */
    async commit(agent: AgentRecord, { set, bumpsHint, event }: AgentChange): Promise<boolean> {
      const { deleted, skills, ...fields } = set;
      const result = await agents.updateOne(
        {
          _id: toObjectId(agent.id),
          rev: agent.rev,
          ...(set.awaySince && !agent.awaySince ? { seenAt: agent.seenAt, calledAt: agent.calledAt } : {}),
        },
        {
          $set: {
            ...fields,
            ...(skills ? { skills: [...skills] } : {}),
            ...(deleted === undefined ? {} : { deletedAt: deleted ? event.at : null }),
            ...(set.availability && set.availability !== agent.availability ? { since: event.at } : {}),
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
