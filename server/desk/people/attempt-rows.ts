import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";

export interface AttemptRow {
  /** What is counted, for whom; see the use case that counts. */
  _id: string;
  count: number;
  endsAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    endsAt: { type: Date, required: true },
  },
  { collection: "attempts", versionKey: false },
);

schema.index({ endsAt: 1 }, { expireAfterSeconds: 0, name: "over" });

export const AttemptModel = defineModel("Attempt", schema);
