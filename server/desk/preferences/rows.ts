import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";
import type { Differences } from "./wanted.ts";

export interface PreferenceRow {
  /** Whose they are. Who never wanted anything else than the defaults has no row. */
  _id: Types.ObjectId;
  differences: Differences;
}

export const preferenceRows = defineRows<PreferenceRow>("notice_preferences");
