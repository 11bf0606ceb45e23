import type { NewTicket } from "#server/core/changes/file.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import type { TicketId } from "#server/core/ids.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { wordsOf } from "#server/desk/complaints/complaint-words.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { toObjectId } from "#server/platform/db/ids.ts";

export interface PastComplaint {
  readonly complaint: NewTicket;
  readonly ticket: Ticket;
  readonly timeline: readonly TimelineEntry[];
  readonly events: readonly OutboxEntry[];
  readonly endedAt: Date;
}

/** True when nobody has an account and nothing was ever filed. */
export async function isEmptyDatabase(db: Database): Promise<boolean> {
  const found = await Promise.all([
    db.collection(userRows).findOne({}, { projection: { _id: 1 } }),
    db.collection(complaintRows).findOne({}, { projection: { _id: 1 } }),
  ]);
  return found.every((row) => row === null);
}

/** Writes complaints that are over, with their events as they would lie in the event store by now. */
export async function insertPast(db: Database, past: readonly PastComplaint[]): Promise<void> {
  await db.collection(complaintRows).insertMany(past.map(toComplaintRow));
  await db
    .collection(eventRows)
    .insertMany(past.flatMap(({ ticket, events }) => events.map((event) => toPastEvent(ticket.id, event))));
}

function toComplaintRow({ complaint, ticket, timeline, events, endedAt }: PastComplaint): ComplaintRow {
  const {
    id,
    slot: _none,
    declines: _nobodys,
    userId,
    trial: _nobodysTrial,
    assignedTo,
    erasedAt: _never,
    ...fields
  } = ticket;
  const assigned = events.find((event) => event.type === "ticket.assigned");
  const waitedMs = assigned ? assigned.at.getTime() - ticket.createdAt.getTime() : null;
  return {
    ...fields,
    _id: toObjectId(id),
    userId: toObjectId(userId),
    assignedTo: assignedTo ? toObjectId(assignedTo) : null,
    description: complaint.description,
    ...wordsOf({ ...ticket, description: complaint.description }),
    updatedAt: endedAt,
    firstAssignedMs: waitedMs,
    ...(assigned && waitedMs !== null ? { waitEndedAt: assigned.at, waitedMs } : {}),
    timeline: [...timeline],
    outbox: [],
  };
}

function toPastEvent(ticketId: TicketId, event: OutboxEntry): EventRow {
  const stored = {
    aggKind: "ticket",
    aggId: ticketId,
    storedAt: event.at,
    publishedAt: event.at,
    publishCount: 1,
  } as const;
  return { ...toOutboxRow(event), ...stored };
}
