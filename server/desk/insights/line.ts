import { headStartHours } from "#server/core/priority.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AgentRecord } from "#server/desk/agents/mapping.ts";
import { reasonToWait } from "./reason-to-wait.ts";
import type { LineTicket } from "./wire.ts";

/** The line as people see it: position, and in words why each ticket stands where it stands. */
export function presentLine(line: readonly Ticket[], agents: readonly AgentRecord[], now: Date): LineTicket[] {
  return line.map((ticket, index) => ({
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    category: ticket.category,
    priority: ticket.priority,
    createdAt: ticket.createdAt.toISOString(),
    waitingSince: ticket.waitingSince.toISOString(),
    position: index + 1,
    reason: [placeWords(ticket.priority), reasonToWait(ticket, agents, now)].filter(Boolean).join(". "),
  }));
}

/** Why it stands where it stands, where that is not only by when it was filed. */
function placeWords(priority: Ticket["priority"]): string | null {
  const hours = headStartHours(priority);
  if (hours === 0) return null;
  return hours > 0 ? `${hours} h head start` : `${-hours} h behind`;
}
