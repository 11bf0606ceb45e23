import type { mongo, Types } from "mongoose";
import { agentIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";
import type { Ticket, TicketChange } from "#server/core/ticket.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { ComplaintRow } from "./rows.ts";

/** Everything rules need of a complaint, and none of its long texts. */
export const TICKET_FIELDS = {
  complaintId: 1,
  userId: 1,
  title: 1,
  category: 1,
  priority: 1,
  status: 1,
  assignedTo: 1,
  slot: 1,
  assign: 1,
  replied: 1,
  rev: 1,
  dispatchAt: 1,
  createdAt: 1,
  resolvedAt: 1,
  closedAt: 1,
  firstResponseAt: 1,
  rating: 1,
  comments: 1,
  erasedAt: 1,
} as const;

export type TicketRow = Pick<ComplaintRow, keyof typeof TICKET_FIELDS> & { _id: Types.ObjectId };

export function toTicket(row: TicketRow): Ticket {
  return {
    id: ticketIdOf(row._id.toHexString()),
    complaintId: row.complaintId,
    userId: userIdOf(row.userId.toHexString()),
    title: row.title,
    category: row.category,
    priority: row.priority,
    status: row.status,
    assignedTo: row.assignedTo ? agentIdOf(row.assignedTo.toHexString()) : null,
    slot: row.slot ?? null,
    assign: row.assign,
    replied: row.replied,
    rev: row.rev,
    dispatchAt: row.dispatchAt,
    createdAt: row.createdAt,
    resolvedAt: row.resolvedAt,
    closedAt: row.closedAt,
    firstResponseAt: row.firstResponseAt,
    rating: row.rating,
    comments: row.comments,
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

/** One update that carries the new values, the timeline, the event and the sweeper's mark. */
export function toUpdate(ticket: Ticket, change: TicketChange, sweepAt: Date): mongo.UpdateFilter<ComplaintRow> {
  const { slot, assignedTo, ...fields } = change.set;
  const isFirstAssignment = change.event.type === "ticket.assigned" && ticket.rev === 1;
  return {
    $set: {
      ...fields,
      ...(assignedTo === undefined ? {} : { assignedTo: assignedTo === null ? null : toObjectId(assignedTo) }),
      ...(slot ? { slot } : {}),
      ...(isFirstAssignment ? { firstAssignedMs: change.event.at.getTime() - ticket.createdAt.getTime() } : {}),
      updatedAt: change.event.at,
      outboxAt: sweepAt,
    },
    ...(slot === null ? { $unset: { slot: "" } } : {}),
    $inc: { rev: 1 },
    $push: { outbox: toOutboxRow(change.event), timeline: { $each: [...change.timeline] } },
  };
}
