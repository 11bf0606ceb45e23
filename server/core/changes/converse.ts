import type { Actor } from "../actor.ts";
import { dispatchAt } from "../priority.ts";
import { actsAsStaff } from "../relation.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { AttachedFile } from "../timeline.ts";
import type { Priority } from "../vocabulary.ts";
import { saying } from "./room-left.ts";
import { asTimelineActor, changeOf, idsOf, type Stamp, withFiles } from "./stamp.ts";

/** A message or an internal note. The assigned agent's first words to the customer make the ticket theirs to keep. */
export function comment(
  ticket: Ticket,
  actor: Actor,
  message: string,
  internal: boolean,
  stamp: Stamp,
  files: readonly AttachedFile[] = [],
): TicketChange {
  const isReply = !internal && actsAsStaff(ticket, actor);
  return changeOf(ticket, stamp, {
    type: "ticket.commented",
    by: actor.id,
    set: {
      comments: ticket.comments + 1,
      ...(isReply && actor.id === ticket.assignedTo ? { replied: true } : {}),
      ...(isReply && !ticket.firstResponseAt ? { firstResponseAt: stamp.now } : {}),
    },
    data: { ...idsOf(ticket), authorId: actor.id, internal, agentId: ticket.assignedTo },
    agents: [],
    staffOnly: internal,
    timeline: [
      {
        id: stamp.entryId,
        at: stamp.now,
        by: asTimelineActor(actor),
        kind: "comment",
        message,
        internal,
        ...withFiles(files),
      },
    ],
  });
}

/** A new priority is a new place in line, counted from the same filing time; what was said of the wait was said of the old one. */
export function setPriority(ticket: Ticket, priority: Priority, actor: Actor, stamp: Stamp): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.priority_changed",
    by: actor.id,
    set: { priority, dispatchAt: dispatchAt(ticket.createdAt, priority), stated: null },
    // rule: raised-names-agent
    data: { ...idsOf(ticket), priority, previousPriority: ticket.priority, agentId: ticket.assignedTo },
    agents: [ticket.assignedTo],
    timeline: [
      {
        id: stamp.entryId,
        at: stamp.now,
        by: asTimelineActor(actor),
        kind: "priority",
        from: ticket.priority,
        to: priority,
      },
    ],
  });
}

/** One rating for each time it was solved; reopening clears it. */
export function rate(ticket: Ticket, actor: Actor, score: number, words: string, stamp: Stamp): TicketChange {
  return changeOf(ticket, stamp, {
    type: "ticket.rated",
    by: actor.id,
    set: { rating: { score, comment: words, at: stamp.now }, ...saying(ticket, words) },
    data: { ...idsOf(ticket), score, agentId: ticket.assignedTo },
    timeline: [{ id: stamp.entryId, at: stamp.now, by: asTimelineActor(actor), kind: "rated", score, message: words }],
  });
}
