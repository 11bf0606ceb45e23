import { v7 as uuidv7 } from "uuid";
import { rooms } from "#server/core/events/event.ts";
import { type EventId, eventIdOf, ticketIdOf, trialIdOf, type UserId } from "#server/core/ids.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId } from "#server/platform/db/ids.ts";
import { type EventRow, eventRows } from "./rows.ts";

export interface ProbeEvent {
  readonly eventId: EventId;
  takeBack(): Promise<void>;
}

/** Stores an event about a complaint that there is not, for one person's browsers only, to see whether they hear of it. */
export async function storeProbeEvent(db: Database, userId: UserId, now: Date): Promise<ProbeEvent> {
  const ticketId = ticketIdOf(newDocumentId());
  const complaintId = "COMP-00000";
  const _id = eventIdOf(uuidv7({ msecs: now.getTime() }));
  const row: EventRow = {
    _id,
    type: "ticket.commented",
    aggKind: "ticket",
    aggId: ticketId,
    rev: 0,
    at: now,
    by: userId,
    body: {
      eventType: "ticket.commented",
      timestamp: now.toISOString(),
      data: { ticketId, complaintId, userId, authorId: userId, internal: false, agentId: null },
    },
    agents: [],
    audience: [rooms.user(userId)],
    storedAt: now,
    hint: { ticketId, complaintId, rev: 0, status: "Closed", assignedTo: null },
    traceparent: null,
    // Nothing that anybody did, wherever it is met.
    trial: trialIdOf("probe"),
    publishedAt: now,
    publishCount: 0,
  };
  const events = db.collection(eventRows);
  await events.insertOne(row);
  return {
    eventId: _id,
    async takeBack() {
      await events.deleteOne({ _id });
    },
  };
}
