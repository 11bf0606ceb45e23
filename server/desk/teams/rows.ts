import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

/** A named set of people. It grants nothing: what it is for is said by whatever names it. */
export interface TeamRow {
  _id: Types.ObjectId;
  name: string;
  /** The name as it is compared. */
  key: string;
  members: Types.ObjectId[];
}

export const teamRows = defineRows<TeamRow>("teams", {
  // One team a name, and the list by name.
  one_per_name: { key: { key: 1 }, unique: true },
  // Whose teams they are.
  member: { key: { members: 1, key: 1 } },
});
