import type { mongo } from "mongoose";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { ComplaintQuery } from "./ports/complaint-store.ts";
import type { ComplaintRow } from "./rows.ts";

/** The filter of a list, newest first. Every combination has an index that gives its order; the rest is checked on rows. */
export function complaintFilter(query: ComplaintQuery): mongo.Filter<ComplaintRow> {
  const { statuses, category, priority, userId, assignedTo, words, before } = query;
  const [onlyStatus, ...more] = statuses ?? [];
  return {
    ...(userId ? { userId: toObjectId(userId) } : {}),
    ...(onlyStatus ? { status: more.length === 0 ? onlyStatus : { $in: [onlyStatus, ...more] } } : {}),
    ...(category ? { category } : {}),
    ...(priority ? { priority } : {}),
    ...(assignedTo === null ? {} : { assignedTo: assignedTo === "none" ? null : toObjectId(assignedTo) }),
    ...(words.length > 0 ? { words: { $all: words.map((word) => new RegExp(`^${RegExp.escape(word)}`)) } } : {}),
    ...(before ? { _id: { $lt: toObjectId(before) } } : {}),
  };
}
