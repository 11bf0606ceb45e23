import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { DeadLetter } from "./dead-letter.ts";

export interface DeadLetterRow extends Omit<DeadLetter, "id"> {
  /** The event's id, or the hash of the text: the same event is one letter, however often it was put aside. */
  _id: string;
  /** Set when it is resolved or archived. What failed stays until a person has decided about it. */
  expiresAt?: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    rev: { type: Number, required: true },
    state: { type: String, required: true },
    groupId: { type: String, required: true },
    reason: { type: String, required: true },
    errorClass: { type: String, default: null },
    template: { type: String, default: "" },
    error: { type: String, default: "" },
    body: { type: String, default: "" },
    attributes: { type: Schema.Types.Mixed, required: true },
    cutFromBytes: { type: Number, default: null },
    attempts: { type: Number, required: true },
    redriveId: { type: String, default: null },
    isSent: { type: Boolean, required: true },
    firstAt: { type: Date, required: true },
    failedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    history: { type: [Schema.Types.Mixed], default: [] },
    expiresAt: { type: Date },
  },
  { collection: "deadLetters", versionKey: false, minimize: false },
);

// Groups, and the letters of one, newest first.
schema.index({ state: 1, groupId: 1, failedAt: -1, _id: -1 }, { name: "groups" });
// Those that cannot be sent again.
schema.index({ state: 1, groupId: 1, cutFromBytes: 1 }, { name: "cut" });
// The letters of every group, newest first.
schema.index({ state: 1, failedAt: -1, _id: -1 }, { name: "newest" });
// What a retry has to send, and what became of what it sent.
schema.index({ redriveId: 1, state: 1, isSent: 1 }, { name: "redrive" });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0, name: "expire" });

export const DeadLetterModel = defineModel<DeadLetterRow>("DeadLetter", schema);
