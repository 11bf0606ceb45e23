import type { mongo, Types } from "mongoose";
import { applyChange, inOrder } from "#server/core/changes/apply.ts";
import type { EventType } from "#server/core/events/event-data.ts";
import { agentIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import type { Decline, Ticket, TicketChange } from "#server/core/ticket.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { filesIn } from "./files-in.ts";
import type { ComplaintRow, DeclineRow } from "./rows.ts";
import { wordsIn } from "./said.ts";

/** Everything rules need of a complaint, and none of its long texts. */
export const TICKET_FIELDS = {
  complaintId: 1,
  userId: 1,
  trial: 1,
  title: 1,
  category: 1,
  tags: 1,
  priority: 1,
  status: 1,
  assignedTo: 1,
  slot: 1,
  assign: 1,
  replied: 1,
  declines: 1,
  rev: 1,
  dispatchAt: 1,
  createdAt: 1,
  waitingSince: 1,
  stated: 1,
  resolvedAt: 1,
  closedAt: 1,
  firstResponseAt: 1,
  rating: 1,
  comments: 1,
  help: 1,
  erasedAt: 1,
} as const;

export type TicketRow = Pick<ComplaintRow, keyof typeof TICKET_FIELDS> & { _id: Types.ObjectId };

export function toTicket(row: TicketRow): Ticket {
  return {
    id: ticketIdOf(row._id.toHexString()),
    complaintId: row.complaintId,
    userId: userIdOf(row.userId.toHexString()),
    trial: row.trial ?? null,
    title: row.title,
    category: row.category,
    // Complaints of the version before have none.
    tags: row.tags ?? [],
    priority: row.priority,
    status: row.status,
    assignedTo: row.assignedTo ? agentIdOf(row.assignedTo.toHexString()) : null,
    slot: row.slot ?? null,
    assign: row.assign,
    replied: row.replied,
    declines: toDeclines(row),
    rev: row.rev,
    dispatchAt: row.dispatchAt,
    createdAt: row.createdAt,
    // Complaints of the version before have waited since they were filed, as far as anybody knows.
    waitingSince: row.waitingSince ?? row.createdAt,
    stated: row.stated ?? null,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    firstResponseAt: row.firstResponseAt,
    rating: row.rating,
    comments: row.comments,
    // Complaints of the version before have none.
    help: row.help ?? null,
    erasedAt: row.erasedAt ?? null,
  };
}

/** The filter that makes a write conditional on exactly the state it was decided on. */
export function atRev(ticket: Ticket): mongo.Filter<ComplaintRow> {
  const base = {
    _id: toObjectId(ticket.id),
    rev: ticket.rev,
    status: ticket.status,
    // What was decided on before it was erased may carry words.
    ...(ticket.erasedAt ? {} : { erasedAt: { $exists: false } }),
  };
  return ticket.slot ? { ...base, slot: ticket.slot } : { ...base, slot: { $exists: false } };
}

/** Complaints of the version before have none. */
export function toDeclines({ declines = [] }: Pick<ComplaintRow, "declines">): Decline[] {
  return declines.map(({ agentId, ...decline }) => ({ ...decline, agentId: agentIdOf(agentId.toHexString()) }));
}

function toDeclineRow({ agentId, ...decline }: Decline): DeclineRow {
  return { ...decline, agentId: toObjectId(agentId) };
}

/** One update that carries the new values, the timeline, the events and the sweeper's mark: of all changes that are one write. */
export function toUpdate(ticket: Ticket, change: TicketChange, sweepAt: Date): mongo.UpdateFilter<ComplaintRow> {
  const changes = inOrder(change);
  let before = ticket;
  let set: mongo.MatchKeysAndValues<ComplaintRow> = {};
  for (const each of changes) {
    set = { ...set, ...fieldsOf(before, each) };
    before = applyChange(before, { ...each, also: [] });
  }
  const timeline = changes.flatMap((each) => each.timeline);
  const files = filesIn(timeline);
  const calls = changes.flatMap((each) => (each.calls ?? []).map((calls) => ({ ...calls, rev: each.event.rev })));
  const slot = changes.findLast((each) => each.set.slot !== undefined)?.set.slot;
  return {
    $set: { ...set, ...(slot ? { slot } : {}), outboxAt: sweepAt },
    ...(slot === null ? { $unset: { slot: "" } } : {}),
    $inc: { rev: changes.length },
    $push: {
      outbox: { $each: changes.map(({ event }) => toOutboxRow(event)) },
      timeline: { $each: timeline },
      ...(files.length > 0 ? { files: { $each: files } } : {}),
      ...(calls.length > 0 ? { calls: { $each: calls } } : {}),
      ...(change.made ? { made: change.made } : {}),
    },
  };
}

/** What one change sets, without the place. */
function fieldsOf(ticket: Ticket, change: TicketChange): mongo.MatchKeysAndValues<ComplaintRow> {
  const { slot: _place, assignedTo, declines, ...fields } = change.set;
  const isFirstAssignment = change.event.type === "ticket.assigned" && ticket.rev === 1;
  return {
    ...fields,
    ...(assignedTo === undefined ? {} : { assignedTo: assignedTo === null ? null : toObjectId(assignedTo) }),
    ...(declines ? { declines: declines.map(toDeclineRow) } : {}),
    ...(isFirstAssignment ? { firstAssignedMs: change.event.at.getTime() - ticket.createdAt.getTime() } : {}),
    ...change.spelling,
    ...(endsWait(ticket, change) ? waitEnded(ticket, change) : {}),
    ...wordsAdded(ticket, change),
    ...(isMoveForCustomer(ticket, change) ? { movedRev: change.event.rev } : {}),
    updatedAt: change.event.at,
  };
}

/** Whether somebody gets it for the first time since its customer began to wait: a requeued ticket has been with somebody. */
function endsWait(ticket: Ticket, { set }: TicketChange): boolean {
  const hadSomebody = ticket.assign !== null && ticket.assign.at >= ticket.waitingSince;
  return ticket.status === "Open" && set.status === "In Progress" && !hadSomebody;
}

function waitEnded({ waitingSince, stated }: Ticket, { event }: TicketChange) {
  return { waitEndedAt: event.at, waitedMs: event.at.getTime() - waitingSince.getTime(), waitStated: stated };
}

const MOVES: readonly EventType[] = ["ticket.waiting", "ticket.resolved", "ticket.closed", "ticket.reopened"];

/** Whether somebody else asks its customer, solves, closes or reopens it, with words or without: the customer is told of that. */
function isMoveForCustomer({ userId }: Ticket, { event: { type, by } }: TicketChange): boolean {
  return MOVES.includes(type) && by !== userId;
}

/** Whoever writes has read what was there before. */
function wordsAdded(ticket: Ticket, change: TicketChange) {
  const added = wordsIn(ticket, change);
  return added && { [`said.${added.voice}`]: added.words, [`seen.${added.words.by.id}`]: added.words.rev };
}
