import type { Doc } from "../bson/document.ts";
import { failedToParse } from "../errors.ts";
import type { Query } from "../plan/plan.ts";
import { compileFilter } from "../query/filter.ts";
import { optionalDoc, optionalNumber, readHint, requiredDoc } from "./arguments.ts";
import type { Command } from "./command.ts";
import { checkWritable, collectionName } from "./namespace.ts";
import { refuseUnknownFields } from "./statement-fields.ts";
import { forEachTarget } from "./targets.ts";
import { letVariables } from "./variables.ts";
import { runBatch, statements, whenDone, withErrors } from "./write-batch.ts";

const statementFields = ["q", "limit", "collation", "hint"];

/** `delete`: removes the first or all documents that match, one statement after the other. */
export const remove: Command = {
  isStable: true,
  isWrite: true,
  roomUse: () => "frees",
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
    const tally = runBatch(context, deletes.length, (index, soFar) => {
      const targets = { ...readStatement(deletes[index] ?? {}, letVars), collection: name };
      return forEachTarget(context, targets, (collection, found) => {
        collection.remove(found);
        soFar.n += 1;
      });
    });
    return whenDone(tally, ({ n, errors }) => withErrors({ n }, errors));
  },
};

function isMulti(statement: Doc): boolean {
  const limit = optionalNumber(statement, "limit");
  if (limit !== 0 && limit !== 1) throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
  return limit === 0;
}

function readStatement(statement: Doc, letVars: Doc) {
  const isMultiDelete = isMulti(statement);
  const query: Query = {
    filter: requiredDoc(statement, "q"),
    collation: optionalDoc(statement, "collation"),
    hint: readHint(statement),
    limit: isMultiDelete ? undefined : 1,
  };
  const filter = compileFilter(query.filter, query.collation, letVars);
  return { query, filter, letVars, isMulti: isMultiDelete };
}
