import type { Actor } from "../actor.ts";
import { type EntryOf, rooms } from "../events/event.ts";
import { dispatchAt } from "../priority.ts";
import type { Ticket } from "../ticket.ts";
import type { TimelineEntry } from "../timeline.ts";
import { asTimelineActor, type Stamp } from "./stamp.ts";

export interface NewTicket {
  readonly ticket: Ticket;
  readonly description: string;
  readonly timeline: readonly TimelineEntry[];
  readonly event: EntryOf<"ticket.created">;
}

/** What is known of a complaint when somebody files it. */
export interface Filing extends Pick<Ticket, "id" | "complaintId" | "userId" | "title" | "category" | "priority"> {
  readonly description: string;
}

/** A complaint as it is first written, its `ticket.created` included. The body's shape is fixed by contract. */
export function fileTicket(input: Filing, actor: Actor, stamp: Stamp): NewTicket {
  const { id, complaintId, userId, title, category, priority } = input;
  const ticket: Ticket = {
    id,
    complaintId,
    userId,
    title,
    category,
    priority,
    status: "Open",
    assignedTo: null,
    slot: null,
    assign: null,
    replied: false,
    rev: 1,
    dispatchAt: dispatchAt(stamp.now, priority),
    createdAt: stamp.now,
    resolvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    rating: null,
    comments: 0,
    erasedAt: null,
  };
  const event: EntryOf<"ticket.created"> = {
    id: stamp.eventId,
    type: "ticket.created",
    rev: 1,
    at: stamp.now,
    by: actor.id,
    body: {
      eventType: "ticket.created",
      timestamp: stamp.now.toISOString(),
      data: { ticketId: id, complaintId, userId, title, category, priority, assignedTo: null },
    },
    agents: [],
    audience: [rooms.user(userId), rooms.staff],
    hint: { ticketId: id, complaintId, rev: 1, status: "Open", assignedTo: null },
    traceparent: stamp.traceparent,
  };
  return {
    ticket,
    description: input.description,
    timeline: [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "filed" }],
    event,
  };
}
