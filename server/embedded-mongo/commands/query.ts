import { type Doc, encode } from "../bson/document.ts";
import { locationError } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { handOverIfLong } from "../plan/length.ts";
import type { Plan, Query } from "../plan/plan.ts";
import { type Execution, runPlan } from "../plan/run.ts";
import { orderFound } from "../plan/sort-found.ts";
import { compileFilter, type Filter } from "../query/filter.ts";
import { compileProjection } from "../query/projection.ts";
import { compileSortOrder } from "../query/sort.ts";
import type { Collection } from "../store/collection.ts";
import type { StoredDocument } from "../store/document-cache.ts";
import { optionalCount, optionalDoc, optionalNumber, readHint } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { letVariables } from "./variables.ts";

/** A `find`, read and checked; also what `count`, `distinct` and `explain` work with. */
export interface FindRequest {
  query: Query;
  filter: Filter;
  skip: number;
  limit: number | undefined;
  project: ((doc: Doc) => Doc) | null;
}

/** Reads the fields that queries share. @throws MongoError for anything malformed. */
export function readFindRequest(context: CommandContext, filterField: "filter" | "query" = "filter"): FindRequest {
  const { body } = context;
  const filter = optionalDoc(body, filterField) ?? {};
  const collation = optionalDoc(body, "collation");
  const sort = nonEmpty(optionalDoc(body, "sort"));
  const projection = nonEmpty(optionalDoc(body, "projection"));
  const skip = optionalCount(body, "skip") ?? 0;
  const rawLimit = optionalNumber(body, "limit") ?? 0;
  // `count` takes a negative limit as its positive counterpart.
  if (rawLimit < 0 && filterField === "filter")
    throw locationError(51024, `BSON field 'limit' value must be >= 0, actual value '${rawLimit}'`);
  const limit = rawLimit === 0 ? undefined : Math.abs(Math.trunc(rawLimit));
  const letVars = letVariables(context);
  if (sort && !isNatural(sort)) compileSortOrder(sort, collation);
  return {
    query: {
      filter,
      sort,
      collation,
      hint: readHint(body),
      limit: limit === undefined ? undefined : limit + skip,
    },
    filter: compileFilter(filter, collation, letVars),
    skip,
    limit,
    project: projection ? compileProjection(projection, { filter, collation, letVars }) : null,
  };
}

const nonEmpty = (doc: Doc | undefined) => (doc && Object.keys(doc).length > 0 ? doc : undefined);
const isNatural = (sort: Doc) => "$natural" in sort;

/** The documents that a query leads to, in its order, before projection. */
export function* findDocuments(
  collection: Collection,
  { query, filter, skip, limit }: FindRequest,
  execution: Execution,
  plan: Plan = choosePlan(collection, query),
): Generator<StoredDocument, void> {
  handOverIfLong(collection, plan, query);
  let left = limit ?? Number.POSITIVE_INFINITY;
  let toSkip = skip;
  for (const stored of ordered(collection, plan, query, filter, execution)) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    yield stored;
    left -= 1;
    if (left <= 0) return;
  }
}

function* ordered(
  collection: Collection,
  plan: Plan,
  query: Query,
  filter: Filter,
  execution: Execution,
): Generator<StoredDocument, void> {
  const found = runPlan(collection, plan, filter, execution);
  for (const { stored } of orderFound(found, plan, query, execution.workspace)) yield stored;
}

/** The bytes that a document is answered with. */
export function* projected(
  documents: Iterable<StoredDocument>,
  project: ((doc: Doc) => Doc) | null,
): Generator<Uint8Array, void> {
  for (const stored of documents) yield project ? encode(project(stored.doc)) : stored.bytes;
}
