import { defineRows } from "#server/platform/db/rows.ts";

export interface CounterRow {
  _id: string;
  seq: number;
}

export const counterRows = defineRows<CounterRow>("counters");
