import type { Types } from "mongoose";
import type { TagId } from "#server/core/ids.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import { defineRows } from "#server/platform/db/rows.ts";

/** What a macro does beside what it says; what is null it leaves alone. */
export interface ActsRow {
  readonly status: Status | null;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly addTags: readonly TagId[];
  readonly removeTags: readonly TagId[];
  readonly note: string;
}

export interface MacroRow {
  _id: Types.ObjectId;
  /** Whose it is: `mine:<a person's id>`, `team:<its id>`, or `everybody`. */
  owner: string;
  name: string;
  /** The name as it is compared. */
  key: string;
  words: string;
  acts: ActsRow;
  /** What goes with its words; absent where nothing does. */
  files?: readonly AttachedFile[];
  uses: number;
  lastUsedAt: Date | null;
  createdAt: Date;
  /** Absent once it was removed: the row stays, so that whoever still has it before them reads which one is gone. */
  standing?: true;
}

export const macroRows = defineRows<MacroRow>("macros", {
  // One macro a name, of those that are one's own, a team's, or everybody's; and their list.
  one_per_name: {
    key: { owner: 1, key: 1 },
    unique: true,
    partialFilterExpression: { standing: { $exists: true } },
  },
  owner: { key: { owner: 1 } },
});
