import { handOver } from "../interrupt.ts";
import type { Collection } from "../store/collection.ts";
import type { Plan, Query } from "./plan.ts";

/** Documents that are read in a few milliseconds, during which everybody else waits. */
const fewDocuments = 1_000;

/** Whether all of a collection is read in a moment, however often somebody reads on in it. */
export function isSmall(collection: Collection): boolean {
  return collection.count <= fewDocuments;
}

/** Leaves a read to the thread for reports if its plan says that it will be long. @throws HandOver */
export function handOverIfLong(collection: Collection, plan: Plan, query: Query): void {
  if (isLong(collection, plan, query)) handOver();
}

/** One that may end early is begun here: it is handed over when it turns out not to. */
function isLong(collection: Collection, plan: Plan, { sort, limit }: Query): boolean {
  if (isSmall(collection)) return false;
  const isSortedHere = sort !== undefined && !plan.providesSort;
  if (!isSortedHere && limit !== undefined && limit <= fewDocuments) return false;
  if (plan.kind === "collection") return true;
  let entries = 0;
  for (const { index, ranges, bounded } of plan.kind === "union" ? plan.branches : [plan]) {
    if (bounded.length === 0) return true;
    for (const range of ranges) {
      entries += index.count(range, fewDocuments + 1 - entries);
      if (entries > fewDocuments) return true;
    }
  }
  return false;
}
