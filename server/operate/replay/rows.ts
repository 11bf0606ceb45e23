import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { Replay } from "./replay.ts";

export interface ReplayRow extends Omit<Replay, "id"> {
  _id: Types.ObjectId;
  /** Present until it has ended; unique, so that there is one at a time. */
  active?: true;
  /** A runner has it until then. */
  leaseUntil: Date;
  leaseBy: string | null;
  /** Set when it has ended. */
  expiresAt?: Date;
}

export const replayRows = defineRows<ReplayRow>("replays", {
  // Two replays at once would only be one at twice the rate that somebody asked for.
  one_active: { key: { active: 1 }, unique: true, partialFilterExpression: { active: { $exists: true } } },
  // What a runner may take.
  due: { key: { state: 1, leaseUntil: 1 } },
  newest: { key: { createdAt: -1 } },
  expire: { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
});
