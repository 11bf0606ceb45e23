import { isDocument } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { compileSortOrder, sortDocuments } from "../../query/sort.ts";
import type { StageCompiler } from "../stage.ts";

export const compileSortStage: StageCompiler = (spec, { collation, limit }) => {
  if (!isDocument(spec)) throw locationError(15973, "the $sort key specification must be an object");
  if (Object.keys(spec).length === 0) throw locationError(15976, "$sort stage must have at least one sort key");
  const order = compileSortOrder(spec, collation);
  return function* (docs) {
    yield* sortDocuments(docs, order, limit);
  };
};
