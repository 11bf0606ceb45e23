import type { Actor } from "../actor.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { AttachedFile } from "../timeline.ts";
import type { Status } from "../vocabulary.ts";
import { saying } from "./room-left.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp, withFiles } from "./stamp.ts";

type Files = readonly AttachedFile[];

function statusEntry(ticket: Ticket, to: Status, actor: Actor, stamp: Stamp, message?: string, files: Files = []) {
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
      ...withFiles(files),
    },
  ];
}

function firstResponse(ticket: Ticket, stamp: Stamp, message?: string, files: Files = []): TicketChange["set"] {
  return (message?.trim() || files.length > 0) && !ticket.firstResponseAt ? { firstResponseAt: stamp.now } : {};
}

/** Solved: frees the agent's place in the same write. The body's shape is fixed by contract. */
export function resolve(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string, files: Files = []): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.resolved",
    by: actor.id,
    set: {
      status: "Resolved",
      // rule: resolved-leaves-place
      slot: null,
      resolvedAt: stamp.now,
      closedAt: null,
      ...firstResponse(ticket, stamp, message, files),
      ...saying(ticket, message, files),
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
    timeline: statusEntry(ticket, "Resolved", actor, stamp, message, files),
  });
}

export function close(ticket: Ticket, actor: Actor, stamp: Stamp, message?: string, files: Files = []): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.closed",
    by: actor.id,
    // rule: closed-leaves-place
    set: { status: "Closed", slot: null, closedAt: stamp.now, ...saying(ticket, message, files) },
    // rule: closed-names-agent
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, closedBy: actor.id },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Closed", actor, stamp, message, files),
  });
}

interface Reopening {
  readonly message?: string | undefined;
  readonly files?: Files;
  /** What is said of the wait that begins. */
  readonly stated?: Ticket["stated"];
}

/** Open again at its old place in line, for whoever is free. The place is old, the wait begins now. */
export function reopen(
  ticket: Ticket,
  actor: Actor,
  stamp: Stamp,
  { message, files = [], stated = null }: Reopening = {},
): TicketChange {
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
      waitingSince: stamp.now,
      stated,
      resolvedAt: null,
      closedAt: null,
      rating: null,
      ...saying(ticket, message, files),
    },
    data: { ...idsOf(ticket), agentId: ticket.assignedTo, reopenedBy: actor.id },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Open", actor, stamp, message, files),
  });
}

/** The agent keeps the ticket and gives up the place: they are free for the next one. */
export function waitOnCustomer(
  ticket: Ticket,
  actor: Actor,
  stamp: Stamp,
  message?: string,
  files: Files = [],
): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.waiting",
    by: actor.id,
    // rule: waiting-leaves-place
    set: {
      status: "Waiting on Customer",
      slot: null,
      ...firstResponse(ticket, stamp, message, files),
      ...saying(ticket, message, files),
    },
    // rule: waiting-names-agent
    data: { ...idsOf(ticket), agentId: ticket.assignedTo },
    agents: [ticket.assignedTo],
    timeline: statusEntry(ticket, "Waiting on Customer", actor, stamp, message, files),
  });
}
