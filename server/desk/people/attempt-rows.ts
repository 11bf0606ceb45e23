import { defineRows } from "#server/platform/db/rows.ts";

export interface AttemptRow {
  /** What is counted, for whom; see the use case that counts. */
  _id: string;
  count: number;
  endsAt: Date;
}

export const attemptRows = defineRows<AttemptRow>("attempts", {
  over: { key: { endsAt: 1 }, expireAfterSeconds: 0 },
});
