import type { Types } from "mongoose";
import type { NoticeSubject } from "../../domain/notice.ts";
import type { SubjectReader } from "../../ports/subject-reader.ts";
import { toObjectId } from "../ids.ts";
import { nativeCollection } from "../model.ts";
import { AgentModel, type AgentRow } from "../models/agent.ts";
import { ComplaintModel, type ComplaintRow } from "../models/complaint.ts";
import { sharedQuery } from "../shared-query.ts";

type SubjectRow = Pick<ComplaintRow, "complaintId" | "title" | "userId" | "assignedTo"> & { _id: Types.ObjectId };
const SUBJECT_FIELDS = { complaintId: 1, title: 1, userId: 1, assignedTo: 1 } as const;

/** What people are told about, and whether it is there at all; whoever asks at the same moment shares the queries. */
export function createSubjectReader(): SubjectReader {
  const complaints = () => nativeCollection<ComplaintRow>(ComplaintModel);

  const namesOf = async (ids: readonly Types.ObjectId[]): Promise<Map<string, string>> => {
    if (ids.length === 0) return new Map();
    const rows = await nativeCollection<AgentRow>(AgentModel)
      .find({ _id: { $in: [...ids] } }, { projection: { name: 1 } })
      .toArray();
    return new Map(rows.map(({ _id, name }) => [_id.toHexString(), name]));
  };

  const subjectOf = sharedQuery(async (ids: readonly Types.ObjectId[]) => {
    const rows = await complaints()
      .find<SubjectRow>({ _id: { $in: [...ids] } }, { projection: SUBJECT_FIELDS })
      .toArray();
    const names = await namesOf(rows.flatMap(({ assignedTo }) => assignedTo ?? []));
    const found = new Map(rows.map((row) => [row._id.toHexString(), toSubject(row, names)]));
    return ids.map((id) => found.get(id.toHexString()) ?? null);
  });

  const isThere = sharedQuery(async (ids: readonly Types.ObjectId[]) => {
    const rows = await complaints()
      .find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } })
      .toArray();
    const found = new Set(rows.map(({ _id }) => _id.toHexString()));
    return ids.map((id) => found.has(id.toHexString()));
  });

  return {
    findSubject: async (ticketId) => subjectOf(toObjectId(ticketId)),

    exists: async (ticketId) => isThere(toObjectId(ticketId)),
  };
}

function toSubject(row: SubjectRow, names: ReadonlyMap<string, string>): NoticeSubject {
  const assignedTo = row.assignedTo?.toHexString() ?? null;
  return {
    complaintId: row.complaintId,
    title: row.title,
    userId: row.userId.toHexString(),
    assignedTo,
    agentName: (assignedTo && names.get(assignedTo)) ?? null,
  };
}
