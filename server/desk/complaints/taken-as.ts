import type { mongo } from "mongoose";
import type { AgentId } from "#server/core/ids.ts";
import type { Taking } from "#server/core/taking.ts";
import { REAL } from "#server/desk/trials/real.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import type { ComplaintRow } from "./rows.ts";

/** What is asked of the line, as a filter beside its status: the same as `isAskedFor`. */
export function takenAs({ categories, anyOf, declinedAfter, trial }: Taking): mongo.Filter<ComplaintRow> {
  const isOpenTo = (id: AgentId): mongo.Filter<ComplaintRow> => {
    const agentId = toObjectId(id);
    const lasting = { $elemMatch: { agentId, until: { $gt: declinedAfter } } };
    return { userId: { $ne: agentId }, ...(declinedAfter ? { declines: { $not: lasting } } : {}) };
  };
  return {
    ...(trial === null ? {} : trial === "none" ? REAL : { trial }),
    ...(categories ? { category: { $in: [...categories] } } : {}),
    ...(anyOf ? { $and: [{ $or: anyOf.map(isOpenTo) }] } : {}),
  };
}
