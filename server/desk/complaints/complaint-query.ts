import type { mongo } from "mongoose";
import { cleanLine } from "#server/core/characters.ts";
import type { AgentId, TicketId, UserId } from "#server/core/ids.ts";
import type { Priority, Status } from "#server/core/vocabulary.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { ComplaintRow } from "./rows.ts";

export interface ComplaintQuery {
  readonly statuses: readonly Status[] | null;
  readonly category: string | null;
  readonly priority: Priority | null;
  readonly userId: UserId | null;
  /** `null` means whoever, `none` nobody. */
  readonly assignedTo: AgentId | "none" | null;
  /** Beginnings of words, all of which must occur. */
  readonly words: readonly string[];
  /** Only complaints with a smaller id: newest first. */
  readonly before: TicketId | null;
  readonly limit: number;
}

/** Everything, newest first: what a caller narrows down. */
export const ANY_COMPLAINT: Omit<ComplaintQuery, "limit"> = {
  statuses: null,
  category: null,
  priority: null,
  userId: null,
  assignedTo: null,
  words: [],
  before: null,
};

/** The filter of a list, newest first. Every combination has an index that gives its order; the rest is checked on rows. */
export function complaintFilter(query: ComplaintQuery): mongo.Filter<ComplaintRow> {
  const { statuses, category, priority, userId, assignedTo, words, before } = query;
  const [onlyStatus, ...more] = statuses ?? [];
  return {
    ...(userId ? { userId: toObjectId(userId) } : {}),
    ...(onlyStatus ? { status: more.length === 0 ? onlyStatus : { $in: [onlyStatus, ...more] } } : {}),
    ...(category ? { category: asStored(category) } : {}),
    ...(priority ? { priority } : {}),
    ...(assignedTo === null ? {} : { assignedTo: assignedTo === "none" ? null : toObjectId(assignedTo) }),
    ...beginnings(words),
    ...(before ? { _id: { $lt: toObjectId(before) } } : {}),
  };
}

/** A category as it is named, or cleaned as one that is new is. */
function asStored(category: string): string | { $in: string[] } {
  const cleaned = cleanLine(category);
  return cleaned === category ? category : { $in: [category, cleaned] };
}

/**
 * Each word by itself, because not every server sees through `$all`. The longest first: an index can serve one of them,
 * and that is the rarest. They are letters and digits only; `RegExp.escape` would write the first of them as a number,
 * where MongoDB ends the prefix. Said by `$regex`, because a server may take a bare expression for the value that it looks up.
 */
function beginnings(words: readonly string[]): mongo.Filter<ComplaintRow> {
  const byLength = words.toSorted((a, b) => b.length - a.length);
  const [longest, ...others] = byLength.map((word) => ({ words: { $regex: `^${word}` } }));
  return { ...longest, ...(others.length > 0 ? { $and: others } : {}) };
}
