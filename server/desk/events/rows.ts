import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { OutboxRow } from "./outbox-rows.ts";

interface Stored {
  readonly aggKind: "ticket" | "agent";
  readonly aggId: string;
  /** When it was appended here: later than `at` when a sweeper had to do it. Readers follow this order. */
  readonly storedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishCount: number;
  /** Present until the relay has finished with it. */
  readonly pending?: true;
  readonly parked?: string;
}

/** The event store: everything that ever happened, in publishable form. Appended by the relay, never changed in substance. */
export type EventRow = OutboxRow & Stored;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    type: { type: String, required: true },
    aggKind: { type: String, required: true },
    aggId: { type: String, required: true },
    rev: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String },
    body: { type: Schema.Types.Mixed, required: true },
    agents: { type: [String], default: [] },
    audience: { type: [String], default: [] },
    storedAt: { type: Date, required: true },
    hint: { type: Schema.Types.Mixed, default: null },
    traceparent: { type: String, default: null },
    publishedAt: { type: Date, default: null },
    publishCount: { type: Number, default: 0 },
    pending: { type: Boolean },
    parked: { type: String },
  },
  { collection: "events", versionKey: false, minimize: false },
);

// One event for each change of an aggregate; a second guard beside the id.
schema.index({ aggId: 1, rev: 1, type: 1 }, { unique: true, name: "one_per_change" });
// Replay by type and time.
schema.index({ type: 1, at: 1 }, { name: "type_time" });
// What a reconnecting browser missed.
schema.index({ audience: 1, storedAt: 1, _id: 1 }, { name: "audience" });
// The tail that feeds open browsers.
schema.index({ storedAt: 1, _id: 1 }, { name: "stored" });
// A notice that is missing for an assignment: the reconciler's check, by type in storing order.
schema.index({ type: 1, storedAt: 1 }, { name: "type_stored" });
// What the relay has not finished: the reconciler's check.
schema.index({ at: 1 }, { partialFilterExpression: { pending: { $exists: true } }, name: "pending" });
// What can never be published and waits for a person.
schema.index({ parked: 1 }, { partialFilterExpression: { parked: { $exists: true } }, name: "parked" });

export const EventModel = defineModel("Event", schema);
