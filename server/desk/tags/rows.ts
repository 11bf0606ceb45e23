import type { Types } from "mongoose";
import { defineRows } from "#server/platform/db/rows.ts";

/** One word under which staff find complaints again. Complaints name it by its id, so that it is called otherwise by one write. */
export interface TagRow {
  _id: Types.ObjectId;
  name: string;
  /** The name as it is compared; that of one which was merged stays taken. */
  key: string;
  /** What it was called before, as it is compared: whoever still has an old page open means this one. */
  formerKeys: string[];
  /** Which one it has become; null while it is one of its own. The complaints that name it are that one's. */
  mergedInto: Types.ObjectId | null;
  /** How often it has grown or gone in a merge: two that go into each other at once cannot both. */
  merges: number;
  createdAt: Date;
}

export const tagRows = defineRows<TagRow>("tags", {
  // One tag a name.
  one_per_name: { key: { key: 1 }, unique: true },
  // The list, by name.
  by_name: { key: { mergedInto: 1, key: 1 } },
  // Whoever names one as it was called before.
  former: { key: { formerKeys: 1 } },
});
