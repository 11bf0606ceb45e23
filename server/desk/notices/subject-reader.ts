import type { Types } from "mongoose";
import { userIdOf } from "#server/core/ids.ts";
import type { SubjectReader } from "#server/core/ports/subject-reader.ts";
import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { sharedLookup } from "#server/platform/db/shared-lookup.ts";

type Found = { _id: Types.ObjectId };
type Subject = Found & Pick<ComplaintRow, "complaintId" | "title" | "userId" | "assignedTo">;
type Named = Found & Pick<AgentRow, "name">;
const SUBJECT_FIELDS = { complaintId: 1, title: 1, userId: 1, assignedTo: 1 } as const;

/** What people are told about, and whether it is there at all; whoever asks at the same moment shares the queries. */
export function createSubjectReader(db: Database): SubjectReader {
  const complaints = db.collection(complaintRows);
  const agents = db.collection(agentRows);
  const subject = sharedLookup((some) => complaints.find<Subject>(some, { projection: SUBJECT_FIELDS }));
  const named = sharedLookup((some) => agents.find<Named>(some, { projection: { name: 1 } }));
  const bare = sharedLookup((some) => complaints.find<Found>(some, { projection: { _id: 1 } }));
  return {
    async findSubject(ticketId) {
      const row = await subject(ticketId);
      if (!row) return null;
      const assignedTo = row.assignedTo?.toHexString() ?? null;
      const agent = assignedTo === null ? null : await named(assignedTo);
      return {
        complaintId: row.complaintId,
        title: row.title,
        userId: userIdOf(row.userId.toHexString()),
        agentName: agent?.name ?? null,
      };
    },
    exists: async (ticketId) => (await bare(ticketId)) !== null,
  };
}
