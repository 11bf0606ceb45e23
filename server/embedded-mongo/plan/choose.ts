import { MaxKey, MinKey } from "bson";
import { parseCollation } from "../bson/collation.ts";
import { equalValues } from "../bson/compare.ts";
import { type Doc, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import { rankOf, typeRank } from "../bson/types.ts";
import { badValue, MongoError } from "../errors.ts";
import { conjuncts, type Predicate } from "../query/conjuncts.ts";
import { implies } from "../query/implies.ts";
import type { Collection } from "../store/collection.ts";
import type { Index } from "../store/index-table.ts";
import { groupByPath, type PredicatesByPath, planIndex } from "./index-plan.ts";
import type { CollectionPlan, IndexPlan, Plan, Query, UnionPlan } from "./plan.ts";

/** Entries counted at most when plans are compared: enough to tell a few from many. */
const estimateLimit = 200;

/** What a blocking sort adds to reading what it sorts: little, for reading an entry is fetching its document. */
const sortFactor = 1.25;

/** What the planner knows of a filter. */
interface Known {
  query: Query;
  predicates: PredicatesByPath;
  isPlain: boolean;
}

/** Chooses how to find what a query asks for. @throws MongoError 2 for a hint that names no index. */
export function choosePlan(collection: Collection, query: Query): Plan {
  const plan = bestPlan(collection, query);
  const isBackwards = collection.answersBackwards && query.sort === undefined && plan.kind !== "union";
  return isBackwards ? { ...plan, isReverse: !plan.isReverse } : plan;
}

function bestPlan(collection: Collection, query: Query): Plan {
  if (query.hint !== undefined) return hintedPlan(collection, query, query.hint);
  const natural = query.sort?.["$natural"];
  if (natural !== undefined) return scanPlan(natural, true);
  // Index keys are in byte order; a collation compares otherwise.
  if (parseCollation(query.collation)) return scanPlan(1, false);
  const { predicates, orBranches } = conjuncts(query.filter);
  const plans: (IndexPlan | UnionPlan)[] = plansFor(collection, query, predicates);
  const unions = orBranches.map((branches) => unionPlan(collection, predicates, branches));
  plans.push(...unions.filter((union) => union !== null));
  return cheapest(collection, query, plans) ?? scanPlan(1, false);
}

function plansFor(collection: Collection, query: Query, predicates: readonly Predicate[]): IndexPlan[] {
  const known: Known = { query, predicates: groupByPath(predicates), isPlain: isPlainComparison(query.filter) };
  return collection.indexes
    .filter((index) => !index.isHidden && isComplete(index, known))
    .map((index) => planIndex(index, known.predicates, query.sort, known.isPlain))
    .filter((plan) => plan.bounded.length > 0 || plan.providesSort || isSelective(plan.index));
}

const isSelective = (index: Index) => index.isSparse || index.partialFilter !== null;

/** Whether the index holds every document that the filter can match. */
function isComplete(index: Index, { query, predicates }: Known): boolean {
  if (index.partialFilter) return implies(query.filter, index.partialFilter);
  return (
    !index.isSparse ||
    index.fields.some(
      ({ path }, field) => !index.isAmbiguous(field) && (predicates.get(path) ?? []).some(demandsPresence),
    )
  );
}

function demandsPresence({ op, value }: Predicate): boolean {
  switch (op) {
    case "exists":
      return value === true;
    case "eq":
      return value !== null && value !== undefined;
    case "gt":
    case "gte":
    case "lt":
    case "lte":
      // A missing field is above MinKey and below MaxKey.
      return value !== null && value !== undefined && !(value instanceof MinKey || value instanceof MaxKey);
    case "in":
      return Array.isArray(value) && value.every((item) => item !== null && item !== undefined);
    case "prefix":
      return true;
    case "regex":
    case "ne":
    case "other":
      return false;
  }
}

function unionPlan(collection: Collection, common: readonly Predicate[], branches: readonly Doc[]): UnionPlan | null {
  const plans: IndexPlan[] = [];
  for (const filter of branches) {
    // Of several on one path the first bounds the index, and what the branch says is what it was written for.
    const predicates = [...conjuncts(filter).predicates, ...common];
    const candidates = plansFor(collection, { filter }, predicates).filter((plan) => plan.bounded.length > 0);
    const best = cheapest(collection, { filter }, candidates);
    if (best?.kind !== "index") return null;
    plans.push(best);
  }
  return { kind: "union", branches: plans, providesSort: false };
}

function cheapest<P extends IndexPlan | UnionPlan>(
  collection: Collection,
  query: Query,
  plans: readonly P[],
): P | null {
  const [first, second] = plans;
  if (!first || !second) return first ?? null;
  const costs = new Map(plans.map((plan) => [plan, cost(collection, query, plan)]));
  const rank = (plan: P) => costs.get(plan) ?? Number.POSITIVE_INFINITY;
  return plans.toSorted((a, b) => rank(a) - rank(b) || boundFields(b) - boundFields(a))[0] ?? null;
}

const boundFields = (plan: IndexPlan | UnionPlan) => (plan.kind === "index" ? plan.bounded.length : 0);

/** Entries to read, with what a blocking sort adds. */
function cost(collection: Collection, query: Query, plan: IndexPlan | UnionPlan): number {
  if (plan.kind === "union") return plan.branches.reduce((sum, branch) => sum + cost(collection, query, branch), 0);
  const entries = estimateEntries(collection, plan);
  const needsSort = query.sort !== undefined && !plan.providesSort;
  if (needsSort) return entries * sortFactor;
  const stopsEarly = query.limit !== undefined && (plan.isExact || Object.keys(query.filter).length === 0);
  return stopsEarly ? Math.min(entries, query.limit ?? entries) : entries;
}

function estimateEntries(collection: Collection, { index, ranges, bounded }: IndexPlan): number {
  if (bounded.length === 0) return collection.count;
  let entries = 0;
  for (const range of ranges) {
    entries += index.count(range, estimateLimit - entries);
    if (entries >= estimateLimit) return estimateLimit;
  }
  return entries;
}

function scanPlan(direction: unknown, providesSort: boolean): CollectionPlan {
  return { kind: "collection", isReverse: isNumeric(direction) && toDouble(direction) < 0, providesSort };
}

function hintedPlan(collection: Collection, query: Query, hint: string | Doc): Plan {
  if (isDocument(hint) && "$natural" in hint) return scanPlan(hint["$natural"], query.sort?.["$natural"] !== undefined);
  const index = findHinted(collection, hint);
  if (!index) {
    throw badValue(
      "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
    );
  }
  if (parseCollation(query.collation)) return planIndex(index, new Map(), undefined, false);
  if (index.partialFilter && !implies(query.filter, index.partialFilter)) {
    throw new MongoError(291, "NoQueryExecutionPlans", "error processing query: No query solutions");
  }
  const { predicates } = conjuncts(query.filter);
  return planIndex(index, groupByPath(predicates), query.sort, isPlainComparison(query.filter));
}

function findHinted(collection: Collection, hint: string | Doc): Index | null {
  const visible = collection.indexes.filter((index) => !index.isHidden);
  const isHinted = ({ name, spec }: Index) => (isDocument(hint) ? equalValues(spec["key"], hint) : name === hint);
  return visible.find(isHinted) ?? null;
}

const comparisons: ReadonlySet<string> = new Set(["$eq", "$gt", "$gte", "$lt", "$lte", "$in"]);

/**
 * True for a filter that its predicates describe completely: fields compared with values and nothing else.
 * Where this is false, predicates may say less than the filter, which is fine for finding but not for counting.
 */
function isPlainComparison(filter: Doc): boolean {
  return Object.entries(filter).every(([name, operand]) => {
    if (name === "$and")
      return Array.isArray(operand) && operand.every((part) => isDocument(part) && isPlainComparison(part));
    if (name.startsWith("$")) return name === "$comment";
    if (isDocument(operand)) return Object.keys(operand).every((operator) => comparisons.has(operator));
    return rankOf(operand) !== typeRank.regex;
  });
}
