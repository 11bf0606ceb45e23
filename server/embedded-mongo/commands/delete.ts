import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import type { Query } from "../plan/plan.ts";
import { startExecution } from "../plan/run.ts";
import { compileFilter } from "../query/filter.ts";
import { flag, optionalDoc, optionalNumber, readHint, requiredDoc } from "./arguments.ts";
import type { Command, CommandContext } from "./command.ts";
import { checkWritable, collectionName } from "./namespace.ts";
import { refuseUnknownFields } from "./statement-fields.ts";
import { findTargets } from "./update-statement.ts";
import { letVariables } from "./variables.ts";
import { runBatch, statements, withErrors } from "./write-batch.ts";

const statementFields = ["q", "limit", "collation", "hint"];

/** `delete`: removes the first or all documents that match, one statement after the other. */
export const remove: Command = {
  isStable: true,
  isWrite: true,
  isRetryable: true,
  fields: ["deletes", "ordered", "let"],
  run(context) {
    const name = collectionName(context);
    checkWritable(name);
    const deletes = statements(context, "deletes");
    for (const statement of deletes) refuseUnknownFields("delete.deletes", statement, statementFields);
    if (context.body["txnNumber"] !== undefined && deletes.some(isMulti)) {
      throw failedToParse("Cannot use retryable writes with limit=0");
    }
    const letVars = letVariables(context);
    let removed = 0;
    const errors = runBatch(deletes.length, flag(context.body, "ordered", true), (index) => {
      removed += runDelete(context, name, deletes[index] ?? {}, letVars);
    });
    return withErrors({ n: removed }, errors);
  },
};

function isMulti(statement: Doc): boolean {
  const limit = optionalNumber(statement, "limit");
  if (limit !== 0 && limit !== 1) throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
  return limit === 0;
}

function runDelete({ engine, db, deadline }: CommandContext, name: string, statement: Doc, letVars: Doc): number {
  const isMultiDelete = isMulti(statement);
  const query: Query = {
    filter: requiredDoc(statement, "q"),
    collation: optionalDoc(statement, "collation"),
    hint: readHint(statement),
    limit: isMultiDelete ? undefined : 1,
  };
  const filter = compileFilter(query.filter, query.collation, letVars);
  const collection = engine.catalog.find(db, name);
  if (!collection) return 0;
  let removed = 0;
  for (const target of findTargets(collection, query, filter, isMultiDelete, startExecution(deadline))) {
    collection.remove(target);
    removed += 1;
  }
  return removed;
}
