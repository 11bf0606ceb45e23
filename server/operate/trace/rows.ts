import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { Mark } from "./ports/trace-store.ts";

const KEEP_SECONDS = 7 * 24 * 3600;

/** What processes saw of an event on its way. Written in batches, and nothing but the trace page depends on it. */
export type MarkRow = Mark;

const schema = new Schema(
  {
    eventId: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    worker: { type: String },
    origin: { type: String },
    receiveCount: { type: Number },
    sentAt: { type: Date },
    passBeganAt: { type: Date },
    passEndedAt: { type: Date },
    settledAt: { type: Date },
    result: { type: String },
    sockets: { type: Number },
    role: { type: String },
  },
  { collection: "marks", versionKey: false },
);

// One event's way.
schema.index({ eventId: 1, at: 1 }, { name: "event" });
// How far the consumers have come.
schema.index({ kind: 1, at: -1 }, { name: "latest" });
schema.index({ at: 1 }, { expireAfterSeconds: KEEP_SECONDS, name: "expire" });

export const MarkModel = defineModel<MarkRow>("Mark", schema);
