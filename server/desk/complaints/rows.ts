import { Schema, type Types } from "mongoose";
import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import type { Assignment, Rating } from "#server/core/ticket.ts";
import type { TimelineEntry } from "#server/core/timeline.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import { outboxFields, type WithOutbox } from "#server/desk/events/outbox-rows.ts";
import { defineModel } from "#server/platform/db/model.ts";

export interface ComplaintRow extends WithOutbox {
  complaintId: string;
  userId: Types.ObjectId;
  title: string;
  description: string;
  /** Lower-case words of number, title and description, for prefix search. */
  words: string[];
  category: string;
  priority: Priority;
  status: Status;
  assignedTo: Types.ObjectId | null;
  slot?: string;
  assign: Assignment | null;
  replied: boolean;
  dispatchAt: Date;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  firstResponseAt: Date | null;
  firstAssignedMs: number | null;
  rating: Rating | null;
  comments: number;
  timeline: TimelineEntry[];
}

const schema = new Schema(
  {
    complaintId: { type: String, required: true },
    userId: { type: Schema.Types.ObjectId, required: true },
    title: { type: String, required: true },
    description: { type: String, required: true },
    words: { type: [String], select: false },
    category: { type: String, required: true },
    priority: { type: String, enum: PRIORITIES, required: true },
    status: { type: String, enum: STATUSES, required: true },
    assignedTo: { type: Schema.Types.ObjectId, default: null },
    slot: { type: String },
    assign: { type: Schema.Types.Mixed, default: null },
    replied: { type: Boolean, required: true },
    dispatchAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    resolvedAt: { type: Date, default: null },
    closedAt: { type: Date, default: null },
    firstResponseAt: { type: Date, default: null },
    firstAssignedMs: { type: Number, default: null },
    rating: { type: Schema.Types.Mixed, default: null },
    comments: { type: Number, required: true },
    timeline: { type: [Schema.Types.Mixed], default: [], select: false },
    ...outboxFields,
  },
  { collection: "complaints", versionKey: false, minimize: false },
);

// The one rule that no race can break: at most one ticket in each place of an agent.
schema.index({ slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } }, name: "one_per_slot" });
// The line in its order: dispatch passes, place in line, live board.
schema.index({ status: 1, dispatchAt: 1, _id: 1 }, { name: "line" });
// The line as an agent with skills sees it.
schema.index({ status: 1, category: 1, dispatchAt: 1, _id: 1 }, { name: "line_by_category" });
// What an agent holds: dispatch passes, the desk.
schema.index({ assignedTo: 1, status: 1, dispatchAt: 1 }, { name: "held" });
// What the sweeper has to relay.
schema.index({ outboxAt: 1 }, { partialFilterExpression: { outboxAt: { $exists: true } }, name: "outbox_due" });
// The number people use.
schema.index({ complaintId: 1 }, { unique: true, name: "human_id" });
// A customer's own list, all of it or by status.
schema.index({ userId: 1, _id: -1 }, { name: "customer" });
schema.index({ userId: 1, status: 1, _id: -1 }, { name: "customer_status" });
// Staff lists, newest first, by each filter.
schema.index({ status: 1, _id: -1 }, { name: "status_newest" });
schema.index({ assignedTo: 1, _id: -1 }, { name: "agent_newest" });
schema.index({ category: 1, _id: -1 }, { name: "category_newest" });
schema.index({ priority: 1, _id: -1 }, { name: "priority_newest" });
// Search by words and their beginnings.
schema.index({ words: 1 }, { name: "words" });
// What was solved lately: today's numbers.
schema.index({ resolvedAt: 1 }, { partialFilterExpression: { resolvedAt: { $gt: new Date(0) } }, name: "resolved" });
// How long people waited lately.
schema.index({ createdAt: 1 }, { name: "created" });

export const ComplaintModel = defineModel("Complaint", schema);
