import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

export interface SecondFactorRow {
  /** The person's. */
  _id: Types.ObjectId;
  /** What their app and we share, sealed. */
  secret: string;
  /** Null until a code has shown that the app has it; so long nobody is asked for one. */
  confirmedAt: Date | null;
  /** The latest step of 30 seconds whose code was used: neither it nor one before opens anything again. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  recovery: string[];
}

/** Found by the person alone. */
export const secondFactorRows = defineRows<SecondFactorRow>("secondFactors", {});
