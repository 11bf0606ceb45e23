import type { NewTicket } from "#server/core/changes/file.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import { ComplaintModel, type ComplaintRow } from "#server/desk/complaints/rows.ts";
import { wordsOf } from "#server/desk/complaints/search-words.ts";
import { toOutboxRow } from "#server/desk/events/mapping.ts";
import { EventModel, type EventRow } from "#server/desk/events/rows.ts";
import { UserModel, type UserRow } from "#server/desk/people/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { nativeCollection } from "#server/platform/db/model.ts";

export interface PastComplaint {
  readonly complaint: NewTicket;
  readonly ticket: Ticket;
  readonly timeline: readonly TimelineEntry[];
  readonly events: readonly OutboxEntry[];
  readonly endedAt: Date;
}

/** True when nobody has an account and nothing was ever filed. */
export async function isEmptyDatabase(): Promise<boolean> {
  const found = await Promise.all([
    nativeCollection<UserRow>(UserModel).findOne({}, { projection: { _id: 1 } }),
    nativeCollection<ComplaintRow>(ComplaintModel).findOne({}, { projection: { _id: 1 } }),
  ]);
  return found.every((row) => row === null);
}

/** Writes complaints that are over, with their events as they would lie in the event store by now. */
export async function insertPast(past: readonly PastComplaint[]): Promise<void> {
  await nativeCollection<ComplaintRow>(ComplaintModel).insertMany(past.map(toComplaintRow));
  await nativeCollection<EventRow>(EventModel).insertMany(
    past.flatMap(({ ticket, events }) => events.map((event) => toPastEvent(ticket.id, event))),
  );
}

function toComplaintRow({ complaint, ticket, timeline, events, endedAt }: PastComplaint): ComplaintRow {
  const { id, slot: _none, userId, assignedTo, ...fields } = ticket;
  const assigned = events.find((event) => event.type === "ticket.assigned");
  return {
    ...fields,
    _id: toObjectId(id),
    userId: toObjectId(userId),
    assignedTo: assignedTo ? toObjectId(assignedTo) : null,
    description: complaint.description,
    words: wordsOf(ticket.complaintId, ticket.title, complaint.description),
    updatedAt: endedAt,
    firstAssignedMs: assigned ? assigned.at.getTime() - ticket.createdAt.getTime() : null,
    timeline: [...timeline],
    outbox: [],
  };
}

function toPastEvent(ticketId: string, event: OutboxEntry): EventRow {
  const stored = {
    aggKind: "ticket",
    aggId: ticketId,
    storedAt: event.at,
    publishedAt: event.at,
    publishCount: 1,
  } as const;
  return { ...toOutboxRow(event), ...stored };
}
