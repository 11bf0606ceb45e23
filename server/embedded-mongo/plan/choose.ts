import { MaxKey, MinKey } from "bson";
import { parseCollation } from "../bson/collation.ts";
import { equalValues } from "../bson/compare.ts";
import { type Doc, fieldNames, isDocument } from "../bson/document.ts";
import { isNumeric, toDouble } from "../bson/number.ts";
import { rankOf, typeRank } from "../bson/types.ts";
import { badValue, MongoError } from "../errors.ts";
import { conjuncts, type Predicate } from "../query/conjuncts.ts";
import { implies } from "../query/implies.ts";
import type { Collection } from "../store/collection.ts";
import type { Index } from "../store/index-table.ts";
import { groupByPath, type PredicatesByPath, planIndex } from "./index-plan.ts";
import { isPoints } from "./intervals.ts";
import type { CollectionPlan, IndexPlan, Plan, Query, UnionPlan } from "./plan.ts";

/** Entries counted at most when plans are compared: enough to tell a few from many. */
const estimateLimit = 200;

/** So many entries are read in less time than it takes to find a plan with fewer. */
const handful = 8;

/** Values of a unique index that are looked up one by one without comparing plans first, which counts as many entries. */
const fewPoints = 16;

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
  const known: Known = { query, predicates: groupByPath(predicates), isPlain: isPlainComparison(query.filter) };
  const unique = uniquePlan(collection, known);
  if (unique) return unique;
  const plans: (IndexPlan | UnionPlan)[] = plansFor(collection, known);
  const unions = orBranches.map((branches) => unionPlan(collection, predicates, branches));
  plans.push(...unions.filter((union) => union !== null));
  return cheapest(collection, query, plans) ?? scanPlan(1, false);
}

/** The plan that leads to a few documents at most, whatever they hold: nothing is gained by looking for a better one. */
function uniquePlan(collection: Collection, known: Known): IndexPlan | null {
  for (const index of collection.indexes) {
    if (!index.isUnique || index.isHidden || !index.fields.every(({ path }) => known.predicates.has(path))) continue;
    if (!isComplete(index, known)) continue;
    const plan = planIndex(index, known.predicates, known.query.sort, known.isPlain);
    const isFew = plan.bounded.length === index.fields.length && plan.ranges.length <= fewPoints;
    if (isFew && plan.bounded.every(isPoints)) return plan;
  }
  return null;
}

function plansFor(collection: Collection, known: Known): IndexPlan[] {
  const { query } = known;
  const [firstSorted] = fieldNames(query.sort ?? {});
  return collection.indexes
    .filter((index) => !index.isHidden && isOfUse(index, known, firstSorted) && isComplete(index, known))
    .map((index) => planIndex(index, known.predicates, query.sort, known.isPlain))
    .filter((plan) => plan.bounded.length > 0 || plan.providesSort || isSelective(plan.index));
}

/** Whether an index may have bounds or the order, which its first field decides, or leaves something out by itself. */
function isOfUse(index: Index, { predicates }: Known, firstSorted: string | undefined): boolean {
  const first = index.fields[0]?.path ?? "";
  return predicates.has(first) || first === firstSorted || isSelective(index);
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
    const known: Known = {
      query: { filter },
      predicates: groupByPath(predicates),
      isPlain: isPlainComparison(filter),
    };
    const candidates = plansFor(collection, known).filter((plan) => plan.bounded.length > 0);
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
  // A plan that leads to a handful of entries is good enough, and most are told by counting no further than that.
  const few = plans.find((plan) => cost(collection, query, plan, handful) < handful);
  if (few) return few;
  const costs = new Map(plans.map((plan) => [plan, cost(collection, query, plan, estimateLimit)]));
  const rank = (plan: P) => costs.get(plan) ?? Number.POSITIVE_INFINITY;
  return plans.toSorted((a, b) => rank(a) - rank(b) || boundFields(b) - boundFields(a))[0] ?? null;
}

const boundFields = (plan: IndexPlan | UnionPlan) => (plan.kind === "index" ? plan.bounded.length : 0);

/** Entries to read, with what a blocking sort adds. */
function cost(collection: Collection, query: Query, plan: IndexPlan | UnionPlan, most: number): number {
  if (plan.kind === "union") {
    return plan.branches.reduce((sum, branch) => sum + cost(collection, query, branch, most), 0);
  }
  const entries = estimateEntries(collection, plan, most);
  const needsSort = query.sort !== undefined && !plan.providesSort;
  if (needsSort) return entries * sortFactor;
  const stopsEarly = query.limit !== undefined && (plan.isExact || Object.keys(query.filter).length === 0);
  return stopsEarly ? Math.min(entries, query.limit ?? entries) : entries;
}

function estimateEntries(collection: Collection, { index, ranges, bounded }: IndexPlan, most: number): number {
  if (bounded.length === 0) return collection.count;
  let entries = 0;
  for (const range of ranges) {
    entries += index.count(range, most - entries);
    if (entries >= most) return most;
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
