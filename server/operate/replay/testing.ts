import type { EventType } from "#server/core/events/event-data.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import type { EventRow } from "#server/desk/events/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { anyRows } from "#server/platform/db/testing.ts";

const NINE = Date.parse("2026-01-17T09:00:00.000Z");
/** Whose events they are unless a test says otherwise. */
export const TICKET = ticketIdOf("a".repeat(24));

/** Stores events that happened so many minutes after nine: what is sent again is sent as it is, whatever its data. */
export function storingIn(db: Database) {
  const events = anyRows<Record<string, unknown> & { _id: string }>(db, "events");
  return async (id: string, minute: number, rest: Partial<EventRow> = {}): Promise<void> => {
    const type: EventType = rest.type ?? "ticket.created";
    const at = new Date(NINE + minute * 60_000);
    await events.insertOne({
      _id: id,
      type,
      aggKind: "ticket",
      aggId: TICKET,
      rev: minute,
      at,
      body: { eventType: type, timestamp: at.toISOString(), data: { ticketId: TICKET } },
      agents: [],
      audience: [],
      storedAt: at,
      hint: null,
      traceparent: null,
      publishedAt: at,
      publishCount: 1,
      ...rest,
    });
  };
}
