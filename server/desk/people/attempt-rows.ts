import { defineRows } from "#server/platform/db/rows.ts";

export interface AttemptRow {
  /** What is counted, for whom; see the use case that counts. */
  _id: string;
  count: number;
  endsAt: Date;
  /** Only where attempts are slowed down: the next one may not be made before. */
  nextAt?: Date;
}

export const attemptRows = defineRows<AttemptRow>("attempts", {
  over: { key: { endsAt: 1 }, expireAfterSeconds: 0 },
});
