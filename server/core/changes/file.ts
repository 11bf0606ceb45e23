import type { Actor } from "../actor.ts";
import { type EntryOf, ofTrial, rooms } from "../events/event.ts";
import type { KeyUse, Once } from "../once/once.ts";
import { dispatchAt } from "../priority.ts";
import type { Ticket } from "../ticket.ts";
import type { AttachedFile, TimelineEntry } from "../timeline.ts";
import type { Channel } from "../vocabulary.ts";
import { asTimelineActor, type Stamp, withFiles } from "./stamp.ts";

export interface NewTicket {
  readonly ticket: Ticket;
  readonly description: string;
  readonly channel: Channel;
  readonly timeline: readonly TimelineEntry[];
  readonly event: EntryOf<"ticket.created">;
  /** The key that it was filed with. */
  readonly filedWith?: KeyUse;
}

/** What is known of a complaint when somebody files it. */
export interface Filing extends Pick<Ticket, "id" | "complaintId" | "userId" | "title" | "category" | "priority"> {
  /** The experiment of whoever it is for; none for people. */
  readonly trial?: Ticket["trial"];
  readonly description: string;
  /** By what it came in; a page unless given. */
  readonly channel?: Channel;
  readonly files?: readonly AttachedFile[];
  /** What is said of the wait that begins. */
  readonly stated?: Ticket["stated"];
}

/** A complaint as it is first written, its `ticket.created` included. The body's shape is fixed by contract. */
export function fileTicket(input: Filing, actor: Actor, stamp: Stamp, once?: Once | null): NewTicket {
  const { id, complaintId, userId, title, category, priority, trial = null, stated = null, files = [] } = input;
  const ticket: Ticket = {
    id,
    complaintId,
    userId,
    trial,
    title,
    category,
    tags: [],
    priority,
    status: "Open",
    assignedTo: null,
    slot: null,
    assign: null,
    replied: false,
    declines: [],
    rev: 1,
    dispatchAt: dispatchAt(stamp.now, priority),
    createdAt: stamp.now,
    waitingSince: stamp.now,
    stated,
    resolvedAt: null,
    closedAt: null,
    firstResponseAt: null,
    rating: null,
    comments: 0,
    help: null,
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
    ...ofTrial(ticket),
  };
  return {
    ticket,
    description: input.description,
    channel: input.channel ?? "web",
    timeline: [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "filed", ...withFiles(files) }],
    event,
    // rule: a-change-is-made-once
    filedWith: once ? { key: once.key, fingerprint: once.fingerprint, at: stamp.now } : undefined,
  };
}
