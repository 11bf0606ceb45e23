import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { Redrive } from "./redrive.ts";

export interface RedriveRow extends Omit<Redrive, "id"> {
  _id: Types.ObjectId;
  /** A runner has it until then. */
  leaseUntil: Date;
  leaseBy: string | null;
  /** Set when it is finished. */
  expiresAt?: Date;
}

export const redriveRows = defineRows<RedriveRow>("redrives", {
  // What a runner may take.
  due: { key: { state: 1, leaseUntil: 1 } },
  newest: { key: { createdAt: -1 } },
  expire: { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
});
