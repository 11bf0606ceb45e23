import { describeValue } from "../bson/describe.ts";
import { type Doc, setField } from "../bson/document.ts";
import { emptyArrayKey } from "../bson/types.ts";
import { MongoError } from "../errors.ts";
import type { IndexField } from "./index-spec.ts";

/** The E11000 error in the exact form that drivers and applications parse. */
export function duplicateKey(
  namespace: string,
  indexName: string,
  fields: readonly IndexField[],
  values: readonly unknown[],
): MongoError {
  const keyPattern: Doc = {};
  const keyValue: Doc = {};
  fields.forEach(({ path, direction }, position) => {
    const value = values[position];
    setField(keyPattern, path, direction);
    setField(keyValue, path, value === undefined || value === emptyArrayKey ? null : value);
  });
  const shown = fields.map(({ path }, position) => `${path}: ${describeKey(values[position])}`).join(", ");
  const message = `E11000 duplicate key error collection: ${namespace} index: ${indexName} dup key: { ${shown} }`;
  return new MongoError(11000, "DuplicateKey", message, { keyPattern, keyValue });
}

/** In a key a missing field reads null, and an empty array undefined. */
function describeKey(value: unknown): string {
  return value === emptyArrayKey ? "undefined" : describeValue(value ?? null);
}
