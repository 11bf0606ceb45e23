import { compileExpression } from "../aggregate/expression.ts";
import { equalValues } from "../bson/compare.ts";
import { type Doc, decode, encodeStored, getField, isDocument } from "../bson/document.ts";
import { failedToParse, locationError, MongoError, mongoError } from "../errors.ts";
import { choosePlan } from "../plan/choose.ts";
import { type Execution, runPlan } from "../plan/run.ts";
import { compileFilter } from "../query/filter.ts";
import { Held } from "../spill/held.ts";
import type { Collection, Found } from "../store/collection.ts";
import { compileUpdate } from "../update/update.ts";
import { flag } from "./arguments.ts";
import type { CommandContext } from "./command.ts";
import { readTarget, withId } from "./out.ts";
import { refuseUnknownFields } from "./statement-fields.ts";
import { letVariables } from "./variables.ts";
import { insertDocument, replaceDocument } from "./write-document.ts";

const whenMatchedModes = ["replace", "keepExisting", "merge", "fail"];
const whenNotMatchedModes = ["insert", "discard", "fail"];

interface MergeSpec {
  db: string;
  name: string;
  on: string[];
  /** A mode, or a pipeline that makes the new document. */
  whenMatched: string | Doc[];
  whenNotMatched: string;
  variables: Doc;
}

/** `$merge`: writes each result into a collection, by what is there under the same key. */
export function runMerge(context: CommandContext, spec: unknown, docs: Iterable<Doc>, execution: Execution): void {
  const { catalog } = context.engine;
  const merge = readSpec(spec, context.db);
  // The input may be read from the very collection that is written to.
  const results = new Held(execution.workspace);
  try {
    for (const doc of docs) results.add(encodeStored(merge.on.includes("_id") ? withId(doc) : doc));
    const collection = catalog.find(merge.db, merge.name) ?? catalog.create(merge.db, merge.name, {});
    checkUniqueKey(collection, merge.on);
    for (const bytes of results.read()) mergeDocument(context, collection, merge, decode(bytes), execution);
  } finally {
    results.close();
  }
}

function readSpec(spec: unknown, ownDb: string): MergeSpec {
  const full: Doc = isDocument(spec) ? spec : { into: spec };
  refuseUnknownFields("$merge", full, ["into", "on", "whenMatched", "whenNotMatched", "let"]);
  const { on = "_id", whenMatched = "merge", whenNotMatched = "insert", let: variables = { new: "$$ROOT" } } = full;
  const fields: unknown[] = Array.isArray(on) ? on : [on];
  if (fields.length === 0 || !fields.every((field) => typeof field === "string")) {
    throw locationError(51186, "$merge 'on' field must be a string or an array of strings");
  }
  if (!isPipeline(whenMatched) && !(typeof whenMatched === "string" && whenMatchedModes.includes(whenMatched))) {
    throw mongoError(2, `Enumeration value '${String(whenMatched)}' for field 'whenMatched' is not a valid value.`);
  }
  if (typeof whenNotMatched !== "string" || !whenNotMatchedModes.includes(whenNotMatched)) {
    throw mongoError(
      2,
      `Enumeration value '${String(whenNotMatched)}' for field 'whenNotMatched' is not a valid value.`,
    );
  }
  if (!isDocument(variables)) throw failedToParse("$merge 'let' must be an object");
  return { ...readTarget(full["into"], "$merge", ownDb), on: fields, whenMatched, whenNotMatched, variables };
}

const isPipeline = (value: unknown): value is Doc[] => Array.isArray(value) && value.every(isDocument);

/** Without a unique key on the fields it would not be clear which document a result belongs to. */
function checkUniqueKey(collection: Collection, on: readonly string[]): void {
  const wanted = on.toSorted();
  const isUnique = collection.indexes.some((index) => {
    const paths = index.fields.map(({ path }) => path).toSorted();
    return index.isUnique && index.partialFilter === null && equalValues(paths, wanted);
  });
  if (!isUnique) throw locationError(51183, "Cannot find index to verify that join fields will be unique");
}

function mergeDocument(
  context: CommandContext,
  collection: Collection,
  merge: MergeSpec,
  doc: Doc,
  execution: Execution,
): void {
  const { whenMatched, whenNotMatched } = merge;
  const bypasses = flag(context.body, "bypassDocumentValidation");
  const filter: Doc = Object.fromEntries(merge.on.map((field) => [field, { $eq: keyField(doc, field) }]));
  const plan = choosePlan(collection, { filter, limit: 1 });
  const [found] = runPlan(collection, plan, compileFilter(filter), execution);
  if (!found) {
    if (whenNotMatched === "fail") {
      throw new MongoError(
        13113,
        "MergeStageNoMatchingDocument",
        "$merge could not find a matching document in the target collection for at least one document in the source collection",
      );
    }
    if (whenNotMatched === "insert") insertResult(collection, doc, bypasses);
    return;
  }
  // Its key is taken, which is just what the refusal says.
  if (whenMatched === "fail") insertResult(collection, doc, bypasses);
  if (whenMatched === "fail" || whenMatched === "keepExisting") return;
  replaceDocument(collection, found, merged(context, merge, found, filter, doc), bypasses);
}

function insertResult(collection: Collection, result: Doc, bypasses: boolean): void {
  const doc = withId(result);
  insertDocument(collection, Buffer.from(encodeStored(doc)), doc, bypasses);
}

function merged(
  context: CommandContext,
  { whenMatched, variables }: MergeSpec,
  found: Found,
  filter: Doc,
  doc: Doc,
): Doc {
  const before = found.stored.doc;
  const hasOtherId = !isPipeline(whenMatched) && doc["_id"] !== undefined && !equalValues(doc["_id"], before["_id"]);
  if (hasOtherId)
    throw mongoError(
      66,
      "$merge failed to update the matching document, did you attempt to modify the _id or the shard key?",
    );
  if (whenMatched === "merge") return { ...before, ...doc };
  if (!isPipeline(whenMatched)) return { _id: before["_id"], ...doc };
  const letVars = letVariables(context);
  for (const [name, expression] of Object.entries(variables))
    letVars[name] = compileExpression(expression)(doc, letVars);
  const update = compileUpdate(whenMatched, {
    filter: compileFilter(filter),
    filterDoc: filter,
    now: context.engine.now,
    letVars,
  });
  return update.apply(before, false).doc;
}

function keyField(doc: Doc, path: string): unknown {
  const value = path
    .split(".")
    .reduce<unknown>((inner, name) => (isDocument(inner) ? getField(inner, name) : undefined), doc);
  if (value === undefined || value === null || Array.isArray(value)) {
    throw locationError(51132, "$merge write error: 'on' field cannot be missing, null, undefined or an array");
  }
  return value;
}
