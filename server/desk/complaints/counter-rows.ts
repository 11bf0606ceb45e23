import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";

export interface CounterRow {
  _id: string;
  seq: number;
}

const schema = new Schema(
  { _id: { type: String, required: true }, seq: { type: Number, required: true } },
  { collection: "counters", versionKey: false },
);

export const CounterModel = defineModel("Counter", schema);
