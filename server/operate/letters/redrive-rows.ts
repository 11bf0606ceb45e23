import { Schema, type Types } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { Redrive } from "./ports/redrive-store.ts";

export interface RedriveRow extends Omit<Redrive, "id"> {
  _id: Types.ObjectId;
  /** A runner has it until then. */
  leaseUntil: Date;
  leaseBy: string | null;
  /** Set when it is finished. */
  expiresAt?: Date;
}

const schema = new Schema(
  {
    state: { type: String, required: true },
    selection: { type: Schema.Types.Mixed, required: true },
    total: { type: Number, required: true },
    sent: { type: Number, required: true },
    resolved: { type: Number, required: true },
    failedAgain: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
    sentAllAt: { type: Date, default: null },
    finishedAt: { type: Date, default: null },
    problem: { type: String, default: null },
    leaseUntil: { type: Date, required: true },
    leaseBy: { type: String, default: null },
    expiresAt: { type: Date },
  },
  { collection: "redrives", versionKey: false, minimize: false },
);

// What a runner may take.
schema.index({ state: 1, leaseUntil: 1 }, { name: "due" });
schema.index({ createdAt: -1 }, { name: "newest" });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0, name: "expire" });

export const RedriveModel = defineModel<RedriveRow>("Redrive", schema);
