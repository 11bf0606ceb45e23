import { Schema } from "mongoose";
import { AVAILABILITIES } from "#server/core/terms.ts";
import type { Availability } from "#server/core/vocabulary.ts";
import { outboxFields, type WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { defineModel } from "#server/platform/db/model.ts";

export interface AgentRow extends WithOutbox {
  name: string;
  skills: string[];
  onDuty: boolean;
  capacity: number;
  availability: Availability;
  /** When the shown availability began. */
  since: Date;
  hintRev: number;
  /** What the last writer of the availability signed with; absent until it is derived for the first time. */
  hintBy?: string;
  idleSince: Date;
  deletedAt: Date | null;
}

const schema = new Schema(
  {
    name: { type: String, required: true },
    skills: { type: [String], default: [] },
    onDuty: { type: Boolean, required: true },
    capacity: { type: Number, required: true, min: 1 },
    availability: { type: String, enum: AVAILABILITIES, required: true },
    since: { type: Date, required: true },
    hintRev: { type: Number, required: true },
    hintBy: String,
    idleSince: { type: Date, required: true },
    deletedAt: { type: Date, default: null },
    ...outboxFields,
  },
  { collection: "agents", versionKey: false },
);

// Who is free, longest first: dispatch passes.
schema.index({ onDuty: 1, availability: 1, idleSince: 1 }, { name: "free" });
schema.index({ outboxAt: 1 }, { partialFilterExpression: { outboxAt: { $exists: true } }, name: "outbox_due" });

export const AgentModel = defineModel("Agent", schema);
