import { Int32 } from "bson";
import { isDocument } from "../../bson/document.ts";
import { locationError } from "../../errors.ts";
import { compileExpression } from "../expression.ts";
import type { StageCompiler } from "../stage.ts";
import { groupBy } from "./group.ts";
import { compileSortStage } from "./sort.ts";

/** `$sortByCount` is a `$group` that counts and a `$sort`. */
export const compileSortByCount: StageCompiler = (spec, options) => {
  if (typeof spec === "string" ? !spec.startsWith("$") : !isDocument(spec)) {
    throw locationError(40148, "the sortByCount field must be defined as a $-prefixed path or an expression object");
  }
  const group = groupBy(compileExpression(spec), { count: { $sum: new Int32(1) } }, options.collation);
  const sort = compileSortStage({ count: new Int32(-1) }, options);
  return (docs, context) => sort(group(docs, context), context);
};
