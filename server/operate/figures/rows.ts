import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";
import type { FigureStep, FigureSums } from "./ports/figure-store.ts";

export interface FigureRowStored extends FigureSums {
  /** Step and beginning: every process adds to the same row. */
  _id: string;
  step: FigureStep;
  at: Date;
  expiresAt: Date;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    step: { type: String, required: true },
    at: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    counts: { type: Schema.Types.Mixed },
    spreads: { type: Schema.Types.Mixed },
    levels: { type: Schema.Types.Mixed },
  },
  { collection: "figures", versionKey: false },
);

// A chart reads one range.
schema.index({ step: 1, at: 1 }, { name: "range" });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0, name: "expire" });

export const FigureModel = defineModel<FigureRowStored>("Figure", schema);
