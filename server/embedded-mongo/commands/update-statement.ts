import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import type { Query } from "../plan/plan.ts";
import { type Execution, runPlan } from "../plan/run.ts";
import { orderFound } from "../plan/sort-found.ts";
import { compileFilter, type Filter } from "../query/filter.ts";
import type { Collection, Found } from "../store/collection.ts";
import { compileUpdate, type Update, upsertSeed } from "../update/update.ts";
import { insertUpserted, replaceDocument } from "./write-document.ts";

/** One statement of an `update` command, or the update of a `findAndModify`. */
export interface UpdateStatement {
  query: Query;
  update: Doc | Doc[];
  arrayFilters: Doc[] | undefined;
  isMulti: boolean;
  isUpsert: boolean;
  letVars: Doc;
  bypassesValidation: boolean;
  now: () => Date;
}

interface UpdateResult {
  matched: number;
  modified: number;
  /** The first document before and after, as far as there is one. */
  before: Doc | null;
  after: Doc | null;
  upserted: boolean;
}

/** A statement that has been read and found correct, not yet run. */
interface CompiledUpdate {
  statement: UpdateStatement;
  filter: Filter;
  update: Update;
}

/** Reads a statement completely, so that a mistake in it is found before anything is changed. */
export function compileStatement(statement: UpdateStatement): CompiledUpdate {
  const { query, letVars, arrayFilters, now } = statement;
  const { collation } = query;
  const filter = compileFilter(query.filter, collation, letVars);
  const update = compileUpdate(statement.update, {
    arrayFilters,
    filter,
    filterDoc: query.filter,
    now,
    collation,
    letVars,
  });
  if (statement.isMulti && update.isReplacement)
    throw failedToParse("multi update is not supported for replacement-style update");
  return { statement, filter, update };
}

/**
 * Runs an update.
 * @param makeCollection gives the collection an upsert inserts into.
 * @throws MongoError when a document cannot be updated; with `multi`, those before it stay updated, as in MongoDB.
 */
export function runUpdate(
  { statement, filter, update }: CompiledUpdate,
  collection: Collection | null,
  makeCollection: () => Collection,
  execution: Execution,
): UpdateResult {
  const { query, isMulti, isUpsert, bypassesValidation } = statement;
  const targets = collection ? findTargets(collection, query, filter, isMulti, execution) : [];
  const result: UpdateResult = { matched: 0, modified: 0, before: null, after: null, upserted: false };
  for (const target of targets) {
    const before = target.stored.doc;
    const { doc, changed } = update.apply(before, false);
    result.matched += 1;
    if (changed && collection) {
      replaceDocument(collection, target, doc, bypassesValidation);
      result.modified += 1;
    }
    result.before ??= before;
    result.after ??= changed ? doc : before;
  }
  if (result.matched > 0 || !isUpsert) return result;
  const made = update.apply(upsertSeed(query.filter), true).doc;
  return { ...result, after: insertUpserted(makeCollection(), made, bypassesValidation), upserted: true };
}

/** What a write is about to touch: all of it is found before the first change, which could move what is yet to be found. */
export function findTargets(
  collection: Collection,
  query: Query,
  filter: Filter,
  isMulti: boolean,
  execution: Execution,
): Iterable<Found> {
  const plan = choosePlan(collection, query);
  const found = orderFound(runPlan(collection, plan, filter, execution), plan, query);
  if (!isMulti) {
    const [first] = found;
    return first ? [first] : [];
  }
  const ids = Array.from(found, ({ recordId }) => recordId);
  return stillThere(collection, ids);
}

function* stillThere(collection: Collection, recordIds: readonly number[]): Generator<Found, void> {
  for (const recordId of recordIds) {
    const stored = collection.get(recordId);
    if (stored) yield { recordId, stored };
  }
}
