import { type Doc, fieldNames } from "../bson/document.ts";
import { locationError } from "../errors.ts";

/** @throws MongoError 40415 for a field that a statement does not have: what is not understood is not ignored. */
export function refuseUnknownFields(command: string, statement: Doc, known: readonly string[]): void {
  for (const field of fieldNames(statement)) {
    if (!known.includes(field)) throw locationError(40415, `BSON field '${command}.${field}' is an unknown field.`);
  }
}
