import { isDocument } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { compileFilter } from "../../query/filter.ts";
import type { StageCompiler } from "../stage.ts";

export const compileMatch: StageCompiler = (spec, { collation }) => {
  if (!isDocument(spec)) throw locationError(15959, "the match filter must be an expression in an object");
  const filter = compileFilter(spec, collation);
  return function* (docs, { vars }) {
    for (const doc of docs) if (filter.matches(doc, vars)) yield doc;
  };
};
