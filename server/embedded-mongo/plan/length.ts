import { handOver } from "../interrupt.ts";
import type { Collection } from "../store/collection.ts";
import type { Plan, Query } from "./plan.ts";

/** Documents that are read in a few milliseconds, during which everybody else waits. */
const fewDocuments = 1_000;

/** Whether all of a collection is read in a moment, however often somebody reads on in it. */
export function isSmall(collection: Collection): boolean {
  return collection.count <= fewDocuments;
}

/** Whether what is still to come of a read is read in a moment, because its client wants no more. */
export function isFew(limit: number | undefined): boolean {
  return limit !== undefined && limit <= 2 * fewDocuments;
}

/** Leaves a read to the thread for reports if its plan says that it will be long. @throws HandOver */
export function handOverIfLong(collection: Collection, plan: Plan, query: Query): void {
  if (isLong(collection, plan, query)) handOver();
}

/**
 * One that may end early, or that an index bounds, is begun here: it is handed over when it turns out to be long. To count
 * beforehand what lies between its bounds would cost every short one as much as it takes.
 */
function isLong(collection: Collection, plan: Plan, { sort, limit }: Query): boolean {
  if (isSmall(collection)) return false;
  const isSortedHere = sort !== undefined && !plan.providesSort;
  if (!isSortedHere && limit !== undefined && limit <= fewDocuments) return false;
  if (plan.kind === "collection") return true;
  return (plan.kind === "union" ? plan.branches : [plan]).some(({ bounded }) => bounded.length === 0);
}
