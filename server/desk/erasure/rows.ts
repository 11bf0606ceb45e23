import type { Types } from "mongoose";
import type { UserId } from "#server/core/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** That somebody was erased, and how far it has come. Ids alone are left of them, here and everywhere. */
export interface ErasureRow {
  /** The person's. */
  _id: Types.ObjectId;
  byId: UserId;
  startedAt: Date;
  /** By which addresses something about them is found; null until their account is shut, and gone with the rest. */
  addresses: string[] | null;
  /** When nothing was left; null while it is under way. */
  erasedAt: Date | null;
  /** Looks at everything so far, this one's whole. */
  looks: number;
  /** When it is looked at next; absent when no more is to come. */
  dueAt?: Date;
}

export const erasureRows = defineRows<ErasureRow>("erasures", {
  // What a process that died has left, and what is looked at once more.
  due: { key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
});
