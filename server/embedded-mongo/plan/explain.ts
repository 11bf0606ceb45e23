import { type Doc, documentOf, isDocument } from "../bson/document.ts";
import { rankOf, typeRank } from "../bson/types.ts";
import { idIndexName } from "../store/index-spec.ts";
import { describeBounds } from "./describe-bounds.ts";
import type { IndexPlan, Plan, Query } from "./plan.ts";

/** What follows the search itself. */
export interface Shape {
  skip: number;
  limit: number | undefined;
  projection?: Doc | undefined;
}

/** A plan as the tree of stages that `explain` shows. */
export function explainPlan(plan: Plan | null, query: Query, { skip, limit, projection }: Shape): Doc {
  if (!plan) return { stage: "EOF" };
  let tree = explainSearch(plan, query);
  if (query.sort && !plan.providesSort) {
    const limited = query.limit === undefined ? {} : { limitAmount: query.limit };
    tree = {
      stage: "SORT",
      sortPattern: query.sort,
      memLimit: 104_857_600,
      ...limited,
      type: "simple",
      inputStage: tree,
    };
  }
  if (skip > 0) tree = { stage: "SKIP", skipAmount: skip, inputStage: tree };
  // A sort has taken the limit upon itself.
  if (limit !== undefined && tree["stage"] !== "SORT") tree = { stage: "LIMIT", limitAmount: limit, inputStage: tree };
  return projection ? { stage: "PROJECTION_DEFAULT", transformBy: projection, inputStage: tree } : tree;
}

function explainSearch(plan: Plan, query: Query): Doc {
  const filter = Object.keys(query.filter).length > 0 ? { filter: query.filter } : {};
  switch (plan.kind) {
    case "collection":
      return { stage: "COLLSCAN", ...filter, direction: direction(plan.isReverse) };
    case "union":
      return { stage: "FETCH", ...filter, inputStage: { stage: "OR", inputStages: plan.branches.map(explainScan) } };
    case "index": {
      if (isIdLookup(plan, query)) return { stage: "IDHACK" };
      const scan = explainScan(plan);
      const inputStage = plan.isMerged ? { stage: "SORT_MERGE", sortPattern: query.sort, inputStages: [scan] } : scan;
      return { stage: "FETCH", ...(plan.isExact ? {} : filter), inputStage };
    }
  }
}

/** MongoDB has a short cut for `{ _id: value }` and says so. */
function isIdLookup({ index, bounded }: IndexPlan, { filter }: Query): boolean {
  const isOnlyId = index.name === idIndexName && Object.keys(filter).join() === "_id" && bounded.length === 1;
  return isOnlyId && !isDocument(filter["_id"]) && rankOf(filter["_id"]) !== typeRank.regex;
}

function explainScan(plan: IndexPlan): Doc {
  const { index, isReverse } = plan;
  return {
    stage: "IXSCAN",
    keyPattern: index.spec["key"],
    indexName: index.name,
    isMultiKey: index.isMultikey,
    multiKeyPaths: documentOf(
      index.fields.map(({ path }, at): [string, unknown] => [path, index.multikey[at] ? [path] : []]),
    ),
    isUnique: index.isUnique,
    isSparse: index.isSparse,
    isPartial: index.partialFilter !== null,
    indexVersion: 2,
    direction: direction(isReverse),
    indexBounds: describeBounds(plan),
  };
}

/** The tree of a count: entries alone where the bounds say it all. */
export function explainCount(plan: Plan | null, query: Query, shape: Shape): Doc {
  if (plan && Object.keys(query.filter).length === 0 && query.hint === undefined) {
    return { stage: "RECORD_STORE_FAST_COUNT" };
  }
  const isCovered = plan?.kind === "index" && plan.isExact;
  const inputStage = isCovered ? { ...explainScan(plan), stage: "COUNT_SCAN" } : explainPlan(plan, query, shape);
  return { stage: "COUNT", inputStage };
}

const direction = (isReverse: boolean) => (isReverse ? "backward" : "forward");
