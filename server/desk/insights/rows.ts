import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";

/** A day of minutes is enough for every chart; older rows expire by themselves. */
const KEEP_SECONDS = 26 * 3600;

export interface MinuteRow {
  /** The minute it describes; several consumers write the same one without harm. */
  _id: Date;
  waiting: number;
  longestWaitMs: number;
  freeAgents: number;
  medianTimeToAgentMs: number | null;
}

const schema = new Schema(
  {
    _id: { type: Date, required: true },
    at: { type: Date, required: true },
    waiting: { type: Number, required: true },
    longestWaitMs: { type: Number, required: true },
    freeAgents: { type: Number, required: true },
    medianTimeToAgentMs: { type: Number, default: null },
  },
  { collection: "minutes", versionKey: false },
);

schema.index({ at: 1 }, { expireAfterSeconds: KEEP_SECONDS, name: "expire" });

export const MinuteModel = defineModel<MinuteRow>("Minute", schema);
