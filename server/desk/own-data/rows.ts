import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

/** Somebody's wish that what is theirs is erased. It says nothing of who they are, and stays when they are erased. */
export interface ErasureRequestRow {
  /** The person's: one for each. */
  _id: Types.ObjectId;
  requestedAt: Date;
  /** Null while it is open. */
  doneAt: Date | null;
  /** Which administrator did it. */
  doneBy: Types.ObjectId | null;
}

export const erasureRequestRows = defineRows<ErasureRequestRow>("erasureRequests", {
  // What administrators have to do, oldest first.
  open: { key: { doneAt: 1, requestedAt: 1 } },
});
