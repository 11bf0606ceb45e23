import { checkHistory } from "./check-history.ts";
import { checkTicket, settledAssignments } from "./check-ticket.ts";
import type { AgentFacts, TicketFacts } from "./facts.ts";
import type { Violation } from "./invariant.ts";
import type { InvariantStore } from "./store.ts";

/** Complaints as they were read before this call, against their events and notices as they are now. */
export async function checkTickets(
  store: InvariantStore,
  tickets: readonly TicketFacts[],
  overdue: Date,
): Promise<Violation[]> {
  const stored = Map.groupBy(await store.listEvents(tickets.map(({ id }) => id)), (event) => event.aggId);
  const eventsOf = (ticket: TicketFacts) => stored.get(ticket.id) ?? [];
  const assignments = tickets.flatMap((ticket) => settledAssignments(ticket, eventsOf(ticket)));
  const notices = await store.listNotices(assignments.map(({ id }) => id));
  const told = Map.groupBy(notices, (notice) => notice.eventId);
  return tickets.flatMap((ticket) => [
    ...checkHistory(ticket, eventsOf(ticket), overdue),
    ...checkTicket(
      ticket,
      eventsOf(ticket),
      eventsOf(ticket).flatMap(({ id }) => told.get(id) ?? []),
    ),
  ]);
}

/** The same for the events of agents. */
export async function checkAgentHistories(
  store: InvariantStore,
  agents: readonly AgentFacts[],
  overdue: Date,
): Promise<Violation[]> {
  const violations: Violation[] = [];
  // One at a time: an agent of many years has thousands of them.
  for (const agent of agents) violations.push(...checkHistory(agent, await store.listEvents([agent.id]), overdue));
  return violations;
}

/** In Progress complaints that are with somebody whom the desk does not know. */
export async function checkOwners(store: InvariantStore, tickets: readonly TicketFacts[]): Promise<Violation[]> {
  const owned = tickets.filter(({ status, assignedTo }) => status === "In Progress" && assignedTo !== null);
  if (owned.length === 0) return [];
  // Read after the tickets: whoever was given one is known by then.
  const known = new Set((await store.listAgents()).map(({ id }) => id));
  return owned
    .filter(({ assignedTo }) => assignedTo !== null && !known.has(assignedTo))
    .map(({ id, name, assignedTo }) => ({
      id: "L4",
      subject: { kind: "ticket", id },
      sentence: `${name} is with ${assignedTo}, who is no agent of this desk.`,
    }));
}
