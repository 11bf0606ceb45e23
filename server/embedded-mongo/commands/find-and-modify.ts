import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import type { Query } from "../plan/plan.ts";
import { compileFilter } from "../query/filter.ts";
import { compileProjection } from "../query/projection.ts";
import { compileSortOrder } from "../query/sort.ts";
import { flag, optionalDoc, optionalDocs, readHint } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { checkWritable, collectionName } from "./namespace.ts";
import { forEachTarget } from "./targets.ts";
import { readUpdate } from "./update.ts";
import { compileStatement, runUpdate, type UpdateResult } from "./update-statement.ts";
import { letVariables } from "./variables.ts";

interface Outcome {
  /** The document to answer with, before projection. */
  value: Doc | null;
  lastErrorObject: Doc;
}

/** `findAndModify`: changes or removes the first document in an order, and answers with it. */
export const findAndModify: Command = {
  isStable: true,
  isWrite: true,
  roomUse: (body) => (body["remove"] === true ? "frees" : "fills"),
  isRetryable: true,
  fields: [
    "query",
    "sort",
    "remove",
    "update",
    "new",
    "fields",
    "upsert",
    "arrayFilters",
    "bypassDocumentValidation",
    "collation",
    "hint",
    "let",
  ],
  run(context) {
    const { body } = context;
    const name = collectionName(context);
    checkWritable(name);
    const filter = optionalDoc(body, "query") ?? {};
    const sort = optionalDoc(body, "sort");
    const collation = optionalDoc(body, "collation");
    const query: Query = {
      filter,
      sort: sort && Object.keys(sort).length > 0 ? sort : undefined,
      collation,
      hint: readHint(body),
      limit: 1,
    };
    if (query.sort) compileSortOrder(query.sort, collation);
    const letVars = letVariables(context);
    const fields = optionalDoc(body, "fields");
    const project = fields ? compileProjection(fields, { filter, collation, letVars }) : (doc: Doc) => doc;
    const outcome = flag(body, "remove")
      ? runRemove(context, name, query, letVars)
      : runModify(context, name, query, letVars);
    const tell = ({ lastErrorObject, value }: Outcome) => ({ lastErrorObject, value: value && project(value) });
    return outcome instanceof Promise ? outcome.then(tell) : tell(outcome);
  },
};

function runRemove(context: CommandContext, name: string, query: Query, letVars: Doc): Outcome | Promise<Outcome> {
  const { body } = context;
  if (body["update"] !== undefined) throw failedToParse("Cannot specify both an update and remove=true");
  if (flag(body, "upsert")) throw failedToParse("Cannot specify both upsert=true and remove=true");
  if (flag(body, "new"))
    throw failedToParse("Cannot specify both new=true and remove=true; 'remove' always returns the deleted document");
  const filter = compileFilter(query.filter, query.collation, letVars);
  const outcome: Outcome = { value: null, lastErrorObject: { n: 0 } };
  const targets = { collection: name, query, filter, letVars, isMulti: false };
  const done = forEachTarget(context, targets, (collection, target) => {
    collection.remove(target);
    outcome.value = target.stored.doc;
    outcome.lastErrorObject = { n: 1 };
  });
  return done instanceof Promise ? done.then(() => outcome) : outcome;
}

function runModify(context: CommandContext, name: string, query: Query, letVars: Doc): Outcome | Promise<Outcome> {
  const { engine, body } = context;
  if (body["update"] === undefined) throw failedToParse("Either an update or remove=true must be specified");
  const compiled = compileStatement({
    query,
    update: readUpdate(body["update"]),
    arrayFilters: optionalDocs(body, "arrayFilters"),
    isMulti: false,
    isUpsert: flag(body, "upsert"),
    letVars,
    bypassesValidation: flag(body, "bypassDocumentValidation"),
    now: engine.now,
  });
  const tell = (result: UpdateResult): Outcome => {
    const value = flag(body, "new") ? result.after : result.before;
    if (result.upserted)
      return { value, lastErrorObject: { n: 1, updatedExisting: false, upserted: result.after?.["_id"] } };
    return { value, lastErrorObject: { n: result.matched, updatedExisting: result.matched > 0 } };
  };
  const result = runUpdate(context, name, compiled);
  return result instanceof Promise ? result.then(tell) : tell(result);
}
