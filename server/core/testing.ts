import type { Actor } from "./actor.ts";
import type { AgentState } from "./agent.ts";
import type { Filing } from "./changes/file.ts";
import type { Stamp } from "./changes/stamp.ts";
import { type AgentId, agentIdOf, eventIdOf, ticketIdOf, userIdOf } from "./ids.ts";
import type { Ticket } from "./ticket.ts";

/** Builders for tests: a plain thing of each kind, of which a test names only what matters to it. */
export const NOW = new Date("2026-01-17T12:00:00.000Z");

const hex = (n: number) => n.toString(16).padStart(24, "0");

/** Somebody who works here: they are who they are to every verb, and their id names a desk. */
export interface AgentActor extends Actor {
  readonly id: AgentId;
}

export const CUSTOMER: Actor = { id: userIdOf(hex(1)), name: "Maya", role: "user" };
export const AGENT: AgentActor = { id: agentIdOf(hex(10)), name: "Asha", role: "agent" };
export const OTHER_AGENT: AgentActor = { id: agentIdOf(hex(11)), name: "Tomás", role: "agent" };
export const ADMIN: Actor = { id: userIdOf(hex(20)), name: "Ines", role: "admin" };

export function aStamp(overrides: Partial<Stamp> = {}): Stamp {
  const id = crypto.randomUUID();
  return {
    now: NOW,
    eventId: eventIdOf(`event-${id}`),
    entryId: `entry-${id}`,
    token: `token-${id}`,
    traceparent: null,
    ...overrides,
  };
}

/** Waits in line. Its id is its own; the number that people call it by is the same for all. */
export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  return {
    id: ticketIdOf(crypto.randomUUID().replaceAll("-", "").slice(0, 24)),
    complaintId: "COMP-10001",
    userId: CUSTOMER.id,
    trial: null,
    title: "The kettle hums",
    category: "Technical",
    tags: [],
    priority: "Medium",
    status: "Open",
    assignedTo: null,
    slot: null,
    assign: null,
    replied: false,
    declines: [],
    rev: 1,
    dispatchAt: NOW,
    createdAt: NOW,
    waitingSince: overrides.createdAt ?? NOW,
    stated: null,
    resolvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    rating: null,
    comments: 0,
    help: null,
    erasedAt: null,
    ...overrides,
  };
}

/** What fileTicket is given. */
export function aFiling(overrides: Partial<Filing> = {}): Filing {
  const { id, complaintId, userId, title, category, priority } = aTicket();
  return { id, complaintId, userId, title, category, priority, description: "It hums all day.", ...overrides };
}

/** In progress with Asha, taken from the line, in her first place. */
export function anAssignedTicket(overrides: Partial<Ticket> = {}): Ticket {
  return aTicket({
    status: "In Progress",
    assignedTo: AGENT.id,
    slot: `${AGENT.id}#0`,
    assign: { token: "first-token", at: NOW, by: "auto", why: { rule: "longest-free" } },
    rev: 2,
    ...overrides,
  });
}

export function anAgent(overrides: Partial<AgentState> = {}): AgentState {
  return {
    id: AGENT.id,
    name: AGENT.name,
    trial: null,
    skills: [],
    onDuty: true,
    awaySince: null,
    deleted: false,
    capacity: 1,
    availability: "available",
    hintRev: 0,
    idleSince: NOW,
    ...overrides,
  };
}
