import { agentRef, ticketRef } from "#server/core/assignments/ports.ts";
import type { OutboxEntry } from "#server/core/events/event.ts";
import { agentIdOf, ticketIdOf } from "#server/core/ids.ts";
import type { AggregateRef } from "#server/core/ports/outbox-store.ts";
import { doerNamed } from "./doer-named.ts";
import type { OutboxRow } from "./outbox-rows.ts";
import type { EventRow } from "./rows.ts";

export function toOutboxRow({ id, ...entry }: OutboxEntry): OutboxRow {
  return { _id: id, ...entry };
}

export function fromOutboxRow({ _id, ...row }: OutboxRow): OutboxEntry {
  return { ...row, id: _id, by: row.by === undefined ? doerNamed(row.body.data) : row.by };
}

/** The document that an id means, by the collection it was found in. */
export function aggregateOf(kind: AggregateRef["kind"], id: string): AggregateRef {
  return kind === "ticket" ? ticketRef(ticketIdOf(id)) : agentRef(agentIdOf(id));
}

/** An entry as it is appended to the event store, except for the time, which is the database's. */
export function toEventRow(
  aggregate: AggregateRef,
  { id: _id, ...entry }: OutboxEntry,
  { isSettled = false, waits = true } = {},
) {
  return {
    ...entry,
    ...(isSettled && entry.agents.length > 0 ? { settled: true as const } : {}),
    aggKind: aggregate.kind,
    aggId: aggregate.id,
    publishedAt: null,
    publishCount: 0,
    ...(waits ? { pending: true as const } : {}),
  };
}

/** The entry that was appended, without what became of it since. */
export function fromEventRow(row: EventRow): OutboxEntry {
  const {
    aggKind: _kind,
    aggId: _aggregate,
    storedAt: _stored,
    publishedAt: _published,
    publishCount: _count,
    pending: _pending,
    parked: _parked,
    settled: _settled,
    ...entry
  } = row;
  return fromOutboxRow(entry);
}
