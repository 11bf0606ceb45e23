import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

export interface IdempotencyRow {
  /** Of owner and key, under the desk's secret. */
  _id: string;
  /** Null for visitors. */
  ownerId: Types.ObjectId | null;
  /** Of what was asked, under the desk's secret: a password may be part of it. */
  fingerprint: string;
  /** What the request creates gets this id, however often it is tried. */
  resourceId: Types.ObjectId;
  /** Sealed under the key, which is not here. Null while the work is under way, or when it never came to its end. */
  answer: string | null;
  at: Date;
  /** Names who works on it, and until when nobody else does. */
  attempt: string;
  until: Date;
}

/** Beyond the promised 24 h: the store itself treats older claims as gone, this only takes the waste away. */
const KEEP_SECONDS = 25 * 3600;

export const idempotencyRows = defineRows<IdempotencyRow>("idempotency_keys", {
  old: { key: { at: 1 }, expireAfterSeconds: KEEP_SECONDS },
  // All of a person's.
  owner: { key: { ownerId: 1 } },
});
