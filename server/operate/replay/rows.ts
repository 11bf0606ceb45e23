import { Schema, type Types } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { Replay } from "./ports/replay-store.ts";

export interface ReplayRow extends Omit<Replay, "id"> {
  _id: Types.ObjectId;
  /** Present until it has ended; unique, so that there is one at a time. */
  active?: true;
  /** A runner has it until then. */
  leaseUntil: Date;
  leaseBy: string | null;
  /** Set when it has ended. */
  expiresAt?: Date;
}

const schema = new Schema(
  {
    state: { type: String, required: true },
    range: { type: Schema.Types.Mixed, required: true },
    complaintId: { type: String, default: null },
    target: { type: String, required: true },
    perSecond: { type: Number, required: true },
    total: { type: Number, required: true },
    sent: { type: Number, required: true },
    skipped: { type: Number, required: true },
    cursor: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    finishedAt: { type: Date, default: null },
    problem: { type: String, default: null },
    active: { type: Boolean },
    leaseUntil: { type: Date, required: true },
    leaseBy: { type: String, default: null },
    expiresAt: { type: Date },
  },
  { collection: "replays", versionKey: false, minimize: false },
);

// Two replays at once would only be one at twice the rate that somebody asked for.
schema.index(
  { active: 1 },
  { unique: true, partialFilterExpression: { active: { $exists: true } }, name: "one_active" },
);
// What a runner may take.
schema.index({ state: 1, leaseUntil: 1 }, { name: "due" });
schema.index({ createdAt: -1 }, { name: "newest" });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0, name: "expire" });

export const ReplayModel = defineModel<ReplayRow>("Replay", schema);
