import { Schema } from "mongoose";
import { defineModel } from "#server/platform/db/model.ts";

export interface CategoryRow {
  /** The name itself: two categories can never share one. */
  _id: string;
  description: string;
  builtIn: boolean;
  active: boolean;
  order: number;
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    description: { type: String, default: "" },
    builtIn: { type: Boolean, required: true },
    active: { type: Boolean, required: true },
    order: { type: Number, required: true },
  },
  { collection: "categories", versionKey: false },
);

export const CategoryModel = defineModel("Category", schema);
