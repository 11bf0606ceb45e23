import type { DeskPorts } from "../assignments/desk-ports.ts";
import { presentComplaint } from "../domain/present/complaint.ts";
import type { Complaint } from "../domain/wire/complaint.ts";
import type { StoredComplaint } from "../ports/complaint-store.ts";

/** Complaints with the names of their agents, read in one go. */
export async function presentAll(
  ports: Pick<DeskPorts, "agents">,
  complaints: readonly StoredComplaint[],
): Promise<Complaint[]> {
  const ids = [...new Set(complaints.flatMap(({ ticket }) => (ticket.assignedTo ? [ticket.assignedTo] : [])))];
  const names = await ports.agents.names(ids);
  return complaints.map((complaint) => presentComplaint(complaint, names));
}

export async function presentOne(ports: Pick<DeskPorts, "agents">, complaint: StoredComplaint): Promise<Complaint> {
  const { assignedTo } = complaint.ticket;
  return presentComplaint(complaint, await ports.agents.names(assignedTo ? [assignedTo] : []));
}
