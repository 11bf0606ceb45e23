import { compareValues } from "../bson/compare.ts";
import { describeValue } from "../bson/describe.ts";
import type { Doc } from "../bson/document.ts";
import { identicalValues } from "../bson/identical.ts";
import { immutableField, mongoError } from "../errors.ts";
import type { AppliedUpdate, Update } from "./compiled-update.ts";

/** Compiles a whole document that takes the place of the old one; the `_id` stays and stands first. */
export function compileReplacement(replacement: Doc): Update {
  const dollar = Object.keys(replacement).find((name) => name.startsWith("$"));
  return {
    isReplacement: true,
    apply: (doc, isInsert) => {
      if (dollar !== undefined && !isInsert) refuseDollarField(dollar);
      return withSameId(doc, replacement);
    },
  };
}

/** @throws MongoError 52 for a name that a field of an existing document cannot be given by an update. */
export function refuseDollarField(name: string): void {
  if (!name.startsWith("$")) return;
  throw mongoError(
    52,
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's ` +
      "replacement document. Consider using an aggregation pipeline with $replaceWith.",
  );
}

/** The new document with the old one's `_id` in front. */
export function withSameId(before: Doc, after: Doc): AppliedUpdate {
  const { _id: oldId } = before;
  const { _id: newId, ...rest } = after;
  if (oldId !== undefined && newId !== undefined && compareValues(oldId, newId) !== 0) {
    throw immutableField(
      "After applying the update, the (immutable) field '_id' was found to have been altered to _id: " +
        describeValue(newId),
    );
  }
  // An _id may be null.
  const id = oldId === undefined ? newId : oldId;
  const doc: Doc = id === undefined ? rest : { _id: id, ...rest };
  return { doc, changed: !identicalValues(before, doc) };
}
