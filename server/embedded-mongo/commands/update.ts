import { type Doc, isDocument } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import { flag, optionalDoc, optionalDocs, readHint, requiredDoc } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { checkWritable, collectionName } from "./namespace.ts";
import { refuseUnknownFields } from "./statement-fields.ts";
import { compileStatement, runUpdate, type UpdateResult, type UpdateStatement } from "./update-statement.ts";
import { letVariables } from "./variables.ts";
import { runBatch, statements, whenDone, withErrors } from "./write-batch.ts";

const statementFields = ["q", "u", "c", "multi", "upsert", "arrayFilters", "collation", "hint"];

/** `update`: changes, replaces or upserts documents, one statement after the other. */
export const update: Command = {
  isStable: true,
  isWrite: true,
  isRetryable: true,
  fields: ["updates", "ordered", "bypassDocumentValidation", "let"],
  run(context) {
    const name = collectionName(context);
    checkWritable(name);
    const updates = statements(context, "updates");
    for (const statement of updates) refuseUnknownFields("update.updates", statement, statementFields);
    refuseRetryableMulti(context, updates);
    const letVars = letVariables(context);
    const tally = runBatch(context, updates.length, (index, soFar) => {
      const compiled = compileStatement(readStatement(context, updates[index] ?? {}, letVars));
      const tell = (result: UpdateResult): void => {
        soFar.n += result.upserted ? 1 : result.matched;
        soFar.nModified += result.modified;
        if (result.upserted) soFar.upserted.push({ index, _id: result.after?.["_id"] });
      };
      const result = runUpdate(context, name, compiled);
      if (result instanceof Promise) return result.then(tell);
      tell(result);
    });
    return whenDone(tally, ({ n, nModified, upserted, errors }) =>
      withErrors({ n, nModified, ...(upserted.length > 0 && { upserted }) }, errors),
    );
  },
};

function readStatement({ engine, body }: CommandContext, statement: Doc, letVars: Doc): UpdateStatement {
  const isMulti = flag(statement, "multi");
  return {
    query: {
      filter: requiredDoc(statement, "q"),
      collation: optionalDoc(statement, "collation"),
      hint: readHint(statement),
      limit: isMulti ? undefined : 1,
    },
    update: readUpdate(statement["u"]),
    arrayFilters: optionalDocs(statement, "arrayFilters"),
    isMulti,
    isUpsert: flag(statement, "upsert"),
    letVars: { ...letVars, ...optionalDoc(statement, "c") },
    bypassesValidation: flag(body, "bypassDocumentValidation"),
    now: engine.now,
  };
}

/** An update is a document, or a pipeline. */
export function readUpdate(update: unknown): Doc | Doc[] {
  if (isDocument(update)) return update;
  if (Array.isArray(update) && update.every(isDocument)) return update;
  throw failedToParse("Update argument must be either an object or an array");
}

function refuseRetryableMulti({ body }: CommandContext, updates: readonly Doc[]): void {
  if (body["txnNumber"] === undefined) return;
  if (updates.some((statement) => flag(statement, "multi"))) {
    throw failedToParse("Cannot use retryable writes with multi=true");
  }
}
