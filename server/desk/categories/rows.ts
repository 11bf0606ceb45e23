import { defineRows } from "#server/platform/db/rows.ts";

export interface CategoryRow {
  /** The name itself: two categories can never share one. */
  _id: string;
  description: string;
  builtIn: boolean;
  active: boolean;
  order: number;
}

export const categoryRows = defineRows<CategoryRow>("categories");
