import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry, TimelineItem } from "#server/core/timeline.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { StoredComplaint } from "./stored-complaint.ts";
import type { Complaint } from "./wire.ts";

export interface PresentableComplaint {
  readonly ticket: Ticket;
  readonly description: string;
  readonly updatedAt: Date;
}

/** A complaint as it goes over every wire. */
export function presentComplaint(
  { ticket, description, updatedAt }: PresentableComplaint,
  names: ReadonlyMap<string, string>,
): Complaint {
  return {
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    description,
    category: ticket.category,
    priority: ticket.priority,
    status: ticket.status,
    userId: ticket.userId,
    assignedTo: ticket.assignedTo
      ? { _id: ticket.assignedTo, name: names.get(ticket.assignedTo) ?? "Former agent" }
      : null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    resolvedAt: ticket.resolvedAt?.toISOString() ?? null,
    rev: ticket.rev,
  };
}

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

/** The timeline as this reader may see it: internal notes and the reasons for an assignment are for staff. */
export function presentTimeline(timeline: readonly TimelineEntry[], forStaff: boolean): TimelineItem[] {
  return timeline
    .filter((entry) => forStaff || !(entry.kind === "comment" && entry.internal))
    .map((entry) => {
      const item: TimelineItem = { ...entry, at: entry.at.toISOString() };
      if (item.kind === "assigned" && !forStaff) delete item.why;
      return item;
    });
}
