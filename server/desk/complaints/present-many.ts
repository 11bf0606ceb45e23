import type { DeskPorts } from "#server/desk/desk-ports.ts";
import type { StoredComplaint } from "./ports/complaint-store.ts";
import { presentComplaint } from "./present.ts";
import type { Complaint } from "./wire.ts";

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
