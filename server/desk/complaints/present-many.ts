import type { Agents } from "#server/desk/agents/room.ts";
import { presentComplaint } from "./present.ts";
import type { StoredComplaint } from "./stored-complaint.ts";
import type { Complaint } from "./wire.ts";

/** Complaints with the names of their agents, read in one go. */
export async function presentAll(room: Agents<"names">, complaints: readonly StoredComplaint[]): Promise<Complaint[]> {
  const ids = [...new Set(complaints.flatMap(({ ticket }) => (ticket.assignedTo ? [ticket.assignedTo] : [])))];
  const names = await room.agents.names(ids);
  return complaints.map((complaint) => presentComplaint(complaint, names));
}

export async function presentOne(room: Agents<"names">, complaint: StoredComplaint): Promise<Complaint> {
  const { assignedTo } = complaint.ticket;
  return presentComplaint(complaint, await room.agents.names(assignedTo ? [assignedTo] : []));
}
