import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import type { Query } from "../plan/plan.ts";
import { compileFilter, type Filter } from "../query/filter.ts";
import { compileUpdate, type Update, upsertSeed } from "../update/update.ts";
import type { CommandContext } from "./command.ts";
import { findOrCreate } from "./namespace.ts";
import { forEachTarget } from "./targets.ts";
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

export interface UpdateResult {
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
 * @param name of the collection, which an upsert makes if it is not there.
 * @throws MongoError when a document cannot be updated; with `multi`, those before it stay updated, as in MongoDB.
 */
export function runUpdate(
  context: CommandContext,
  name: string,
  { statement, filter, update }: CompiledUpdate,
): UpdateResult | Promise<UpdateResult> {
  const { query, isMulti, isUpsert, bypassesValidation, letVars } = statement;
  const result: UpdateResult = { matched: 0, modified: 0, before: null, after: null, upserted: false };
  const done = forEachTarget(context, { collection: name, query, filter, letVars, isMulti }, (collection, target) => {
    const before = target.stored.doc;
    const { doc, changed } = update.apply(before, false);
    result.matched += 1;
    if (changed) {
      replaceDocument(collection, target, doc, bypassesValidation);
      result.modified += 1;
    }
    result.before ??= before;
    result.after ??= changed ? doc : before;
  });
  const finish = (): UpdateResult => {
    if (result.matched > 0 || !isUpsert) return result;
    const made = update.apply(upsertSeed(query.filter), true).doc;
    return { ...result, after: insertUpserted(findOrCreate(context, name), made, bypassesValidation), upserted: true };
  };
  return done instanceof Promise ? done.then(finish) : finish();
}
