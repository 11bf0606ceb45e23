import type { SubjectReader } from "../../ports/subject-reader.ts";
import { toObjectId } from "../ids.ts";
import { nativeCollection } from "../model.ts";
import { AgentModel, type AgentRow } from "../models/agent.ts";
import { ComplaintModel, type ComplaintRow } from "../models/complaint.ts";

type Subject = Pick<ComplaintRow, "complaintId" | "title" | "userId" | "assignedTo">;
const SUBJECT_FIELDS = { complaintId: 1, title: 1, userId: 1, assignedTo: 1 } as const;

export function createSubjectReader(): SubjectReader {
  const complaints = () => nativeCollection<ComplaintRow>(ComplaintModel);
  return {
    async findSubject(ticketId) {
      const row = await complaints().findOne<Subject>({ _id: toObjectId(ticketId) }, { projection: SUBJECT_FIELDS });
      if (!row) return null;
      const agent = row.assignedTo
        ? await nativeCollection<AgentRow>(AgentModel).findOne({ _id: row.assignedTo }, { projection: { name: 1 } })
        : null;
      return {
        complaintId: row.complaintId,
        title: row.title,
        userId: row.userId.toHexString(),
        assignedTo: row.assignedTo?.toHexString() ?? null,
        agentName: agent?.name ?? null,
      };
    },

    async listExisting(ticketIds) {
      if (ticketIds.length === 0) return new Set();
      const rows = await complaints()
        .find({ _id: { $in: ticketIds.map(toObjectId) } }, { projection: { _id: 1 } })
        .toArray();
      return new Set(rows.map((row) => row._id.toHexString()));
    },
  };
}
