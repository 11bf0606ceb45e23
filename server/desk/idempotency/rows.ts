import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

export interface StoredAnswer {
  readonly status: number;
  /** The JSON text exactly as it was sent the first time. */
  readonly body: string;
}

export interface IdempotencyRow {
  /** The person's id and their key. */
  _id: string;
  fingerprint: string;
  resourceId: Types.ObjectId;
  answer: StoredAnswer | null;
  at: Date;
}

/** Beyond the promised 24 h: the store itself treats older claims as gone, this only takes the waste away. */
const KEEP_SECONDS = 25 * 3600;

export const idempotencyRows = defineRows<IdempotencyRow>("idempotency_keys", {
  old: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
});
