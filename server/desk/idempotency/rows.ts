import { Schema, type Types } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";

export interface IdempotencyRow {
  /** The person's id and their key. */
  _id: string;
  fingerprint: string;
  resourceId: Types.ObjectId;
  answer: { status: number; body: string } | null;
  at: Date;
}

/** Beyond the promised 24 h: the store itself treats older claims as gone, this only takes the waste away. */
const KEEP_SECONDS = 25 * 3600;

const schema = new Schema(
  {
    _id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    resourceId: { type: Schema.Types.ObjectId, required: true },
    answer: { type: Schema.Types.Mixed, default: null },
    at: { type: Date, required: true },
  },
  { collection: "idempotency_keys", versionKey: false },
);

schema.index({ at: 1 }, { expireAfterSeconds: KEEP_SECONDS, name: "old" });

export const IdempotencyModel = defineModel("IdempotencyKey", schema);
