import { Int32, Long } from "bson";
import type { Doc } from "../bson/document.ts";
import { choosePlan } from "../plan/choose.ts";
import { handOverIfLong } from "../plan/length.ts";
import { type Execution, runPlan, startExecution } from "../plan/run.ts";
import type { Collection } from "../store/collection.ts";
import type { Command } from "./command.ts";
import { collectionName } from "./namespace.ts";
import { type FindRequest, readFindRequest } from "./query.ts";

/** `count`: how many documents match. */
export const count: Command = {
  isStable: true,
  fields: ["query", "limit", "skip", "hint", "collation", "fields"],
  isReport: () => true,
  run(context) {
    const { catalog, workspace } = context.engine;
    const request = readFindRequest(context, "query");
    const collection = catalog.find(context.db, collectionName(context));
    return { n: asNumber(collection ? countMatches(collection, request, startExecution(workspace)) : 0) };
  },
};

/** A count as a 32-bit number while it fits one, as MongoDB answers. */
export function asNumber(value: number): Int32 | Long {
  return value < 2 ** 31 ? new Int32(value) : Long.fromNumber(value);
}

/** Counts without reading documents where the plan's bounds say it all, and without keeping any otherwise. */
export function countMatches(collection: Collection, request: FindRequest, execution: Execution): number {
  const { skip, limit = Number.POSITIVE_INFINITY } = request;
  return Math.min(Math.max(countAll(collection, request, execution) - skip, 0), limit);
}

function countAll(collection: Collection, { query, filter }: FindRequest, execution: Execution): number {
  if (isEmpty(query.filter) && query.hint === undefined) return collection.count;
  const plan = choosePlan(collection, query);
  const wanted = query.limit ?? Number.MAX_SAFE_INTEGER;
  if (plan.kind === "index" && plan.isExact) {
    return plan.ranges.reduce((sum, range) => (sum < wanted ? sum + plan.index.count(range, wanted - sum) : sum), 0);
  }
  handOverIfLong(collection, plan, query);
  let matches = 0;
  for (const _found of runPlan(collection, plan, filter, execution)) {
    matches += 1;
    if (matches >= wanted) break;
  }
  return matches;
}

const isEmpty = (filter: Doc) => Object.keys(filter).length === 0;
