import { hasSkill } from "#server/core/agent.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { AgentRecord } from "#server/desk/agents/mapping.ts";
import type { LineTicket } from "./wire.ts";

/** The line as people see it: position, and in words why each ticket stands where it stands. */
export function presentLine(line: readonly Ticket[], agents: readonly AgentRecord[]): LineTicket[] {
  return line.map((ticket, index) => ({
    _id: ticket.id,
    complaintId: ticket.complaintId,
    title: ticket.title,
    category: ticket.category,
    priority: ticket.priority,
    createdAt: ticket.createdAt.toISOString(),
    position: index + 1,
    reason: reasonToWait(ticket, agents),
  }));
}

function reasonToWait(ticket: Ticket, agents: readonly AgentRecord[]): string {
  const able = agents.filter((agent) => hasSkill(agent, ticket.category));
  if (able.length === 0) return `Nobody takes ${ticket.category}`;
  const onDuty = able.filter((agent) => agent.onDuty);
  if (onDuty.length === 0) return "Nobody who can take it is on duty";
  if (onDuty.some((agent) => agent.availability === "available")) return "Being assigned";
  const [only] = onDuty;
  if (onDuty.length === 1) return `${only?.name ?? "The agent"} is busy`;
  return onDuty.length === 2 ? "Both agents are busy" : `All ${onDuty.length} agents are busy`;
}
