import { defineRows } from "#server/platform/db/rows.ts";
import type { OutboxRow } from "./outbox-rows.ts";

interface Stored {
  readonly aggKind: "ticket" | "agent";
  readonly aggId: string;
  /** When it was appended here: later than `at` when a sweeper had to do it. Readers follow this order. */
  readonly storedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishCount: number;
  /** Its agents were settled before it was stored: who hears of it leaves them alone. */
  readonly settled?: true;
  /** Present until the relay has finished with it. */
  readonly pending?: true;
  readonly parked?: string;
}

/** The event store: everything that ever happened, in publishable form. Appended by the relay, never changed in substance. */
export type EventRow = OutboxRow & Stored;

export const eventRows = defineRows<EventRow>("events", {
  // One event for each change of an aggregate; a second guard beside the id.
  one_per_change: { key: { aggId: 1, rev: 1, type: 1 }, unique: true },
  // Replay by type and time.
  type_time: { key: { type: 1, at: 1 } },
  // What a reconnecting browser missed.
  audience: { key: { audience: 1, storedAt: 1, _id: 1 } },
  // The tail that feeds open browsers.
  stored: { key: { storedAt: 1, _id: 1 } },
  // A notice that is missing for an assignment: the reconciler's check, by type in storing order.
  type_stored: { key: { type: 1, storedAt: 1 } },
  // What the relay has not finished: the reconciler's check.
  pending: { key: { at: 1 }, partialFilterExpression: { pending: { $exists: true } } },
  // What experiments left, to be cleaned away.
  trial: { key: { trial: 1 }, partialFilterExpression: { trial: { $exists: true } } },
  // What can never be published and waits for a person.
  parked: { key: { parked: 1 }, partialFilterExpression: { parked: { $exists: true } } },
});
