import type { Actor } from "../actor.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { Status } from "../vocabulary.ts";
import { saying } from "./room-left.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp } from "./stamp.ts";

function statusEntry(ticket: Ticket, to: Status, actor: Actor, stamp: Stamp, message?: string) {
  const words = message?.trim();
  return [
    {
      id: stamp.entryId,
      at: stamp.now,
      by: asTimelineActor(actor),
      kind: "status" as const,
      from: ticket.status,
      to,
      ...(words ? { message: words } : {}),
    },
  ];
}

function firstResponse(ticket: Ticket, stamp: Stamp, message?: string): TicketChange["set"] {
  return message?.trim() && !ticket.firstResponseAt ? { firstResponseAt: stamp.now } : {};
}

/** Solved: frees the agent's place in the same write. The body's shape is fixed by contract. */
export function resolve(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.resolved",
    by: actor.id,
    set: {
      status: "Resolved",
      // rule: resolved-leaves-place
      slot: null,
      resolvedAt: stamp.now,
      closedAt: null,
      ...firstResponse(ticket, stamp, message),
      ...saying(ticket, message),
    },
    data: {
      ticketId: ticket.id,
      complaintId: ticket.complaintId,
      // rule: resolved-names-agent
      agentId: ticket.assignedTo,
      resolvedBy: actor.id,
      resolvedAt: stamp.now.toISOString(),
      userId: ticket.userId,
      title: ticket.title,
      priority: ticket.priority,
    },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Resolved", actor, stamp, message),
  });
}

export function close(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.closed",
    by: actor.id,
    // rule: closed-leaves-place
    set: { status: "Closed", slot: null, closedAt: stamp.now, ...saying(ticket, message) },
    // rule: closed-names-agent
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, closedBy: actor.id },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Closed", actor, stamp, message),
  });
}

/** Open again at its old place in line, for whoever is free. */
export function reopen(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.reopened",
    by: actor.id,
    // rule: reopened-keeps-its-turn, reopened-is-nobodys
    set: {
      status: "Open",
      assignedTo: null,
      slot: null,
      assign: null,
      replied: false,
      resolvedAt: null,
      closedAt: null,
      rating: null,
      ...saying(ticket, message),
    },
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, reopenedBy: actor.id },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Open", actor, stamp, message),
  });
}

/** The agent keeps the ticket and gives up the place: they are free for the next one. */
export function waitOnCustomer(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.waiting",
    by: actor.id,
    // rule: waiting-leaves-place
    set: {
      status: "Waiting on Customer",
      slot: null,
      ...firstResponse(ticket, stamp, message),
      ...saying(ticket, message),
    },
    // rule: waiting-names-agent
    data: { ...idsOf(ticket), agentId: ticket.assignedTo },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Waiting on Customer", actor, stamp, message),
  });
}
