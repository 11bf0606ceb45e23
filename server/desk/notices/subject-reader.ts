import type { Types } from "mongoose";
import { isOnDuty, type Standing } from "#server/core/agent.ts";
import { userIdOf } from "#server/core/ids.ts";
import type { SubjectReader } from "#server/core/ports/subject-reader.ts";
import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { sharedLookup } from "#server/platform/db/shared-lookup.ts";

type Found = { _id: Types.ObjectId };
type Subject = Found & Pick<ComplaintRow, "complaintId" | "title" | "userId" | "assignedTo" | "calls" | "help">;
type Holder = Found & Pick<AgentRow, "name" | "onDuty" | "awaySince" | "deletedAt">;
const HOLDER_FIELDS = { name: 1, onDuty: 1, awaySince: 1, deletedAt: 1 } as const;
const SUBJECT_FIELDS = { complaintId: 1, title: 1, userId: 1, assignedTo: 1, calls: 1, help: 1 } as const;

/** What people are told about, and whether it is there at all; whoever asks at the same moment shares the queries. */
export function createSubjectReader(db: Database): SubjectReader {
  const complaints = db.collection(complaintRows);
  const agents = db.collection(agentRows);
  const subject = sharedLookup((some) => complaints.find<Subject>(some, { projection: SUBJECT_FIELDS }));
  const holder = sharedLookup((some) => agents.find<Holder>(some, { projection: HOLDER_FIELDS }));
  const bare = sharedLookup((some) => complaints.find<Found>(some, { projection: { _id: 1 } }));
  return {
    async findSubject(ticketId, agentId) {
      const row = await subject(ticketId);
      if (!row) return null;
      const named = agentId === undefined ? (row.assignedTo?.toHexString() ?? null) : agentId;
      const agent = named === null ? null : await holder(named);
      return {
        complaintId: row.complaintId,
        title: row.title,
        userId: userIdOf(row.userId.toHexString()),
        agentName: agent?.name ?? null,
        agentIsThere: agent && isOnDuty(standingOf(agent)),
        ...(row.calls ? { calls: row.calls } : {}),
        ...(row.help ? { asked: row.help.people } : {}),
      };
    },
    exists: async (ticketId) => (await bare(ticketId)) !== null,
  };
}

function standingOf({ onDuty, awaySince, deletedAt }: Omit<Holder, "_id">): Standing {
  return { onDuty, awaySince: awaySince ?? null, deleted: deletedAt !== null };
}
