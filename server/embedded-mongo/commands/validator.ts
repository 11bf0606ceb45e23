import { type Doc, isDocument } from "../bson/document.ts";
import { badValue, MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import type { Collection } from "../store/collection.ts";

const levels = ["strict", "moderate", "off"];
const actions = ["error", "warn"];

/** @throws MongoError for validation options that this server could not honour. */
export function checkValidationOptions(options: Doc): void {
  const { validator, validationLevel: level, validationAction: action } = options;
  if (validator !== undefined && !isDocument(validator)) throw badValue("'validator' has to be a document");
  if (validator !== undefined) compileFilter(validator);
  if (level !== undefined && !levels.includes(String(level)))
    throw badValue(`invalid validation level: ${String(level)}`);
  if (action !== undefined && !actions.includes(String(action)))
    throw badValue(`invalid validation action: ${String(action)}`);
}

/**
 * Holds a document against the collection's validator.
 * @param before its state until now; with the level "moderate" what was invalid may stay so.
 * @throws MongoError 121 when it fails.
 */
export function checkValid({ options, validator: filter }: Collection, doc: Doc, before: Doc | null): void {
  const { validator, validationLevel: level, validationAction: action } = options;
  if (filter === null || level === "off" || action === "warn") return;
  if (filter.matches(doc)) return;
  if (level === "moderate" && before && !filter.matches(before)) return;
  const details = { operatorName: "$and", schemaRulesNotSatisfied: [], specifiedAs: validator };
  throw new MongoError(121, "DocumentValidationFailure", "Document failed validation", {
    errInfo: { failingDocumentId: doc["_id"], details },
  });
}
