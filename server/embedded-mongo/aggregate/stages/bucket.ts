import { Int32 } from "bson";
import { compareValues } from "../../bson/compare.ts";
import { isDocument } from "../../bson/document.ts";
import { rankOf } from "../../bson/types.ts";
import { locationError } from "../../errors.ts";
import type { Evaluate } from "../evaluate.ts";
import { compileExpression } from "../expression.ts";
import type { StageCompiler } from "../stage.ts";
import { groupBy } from "./group.ts";
import { compileSortStage } from "./selection.ts";

export const compileBucket: StageCompiler = (spec, options) => {
  if (!isDocument(spec)) throw locationError(40201, "Argument to $bucket stage must be an object");
  const { groupBy: by, boundaries, default: other, output, ...others } = spec;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw locationError(40197, `Unrecognized option to $bucket: ${unknown}.`);
  if (by === undefined || boundaries === undefined) {
    throw locationError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  const limits = parseBoundaries(boundaries);
  const hasDefault = Object.hasOwn(spec, "default");
  const evaluateId = bucketOf(compileExpression(by), limits, hasDefault ? { id: other } : null);
  if (output !== undefined && !isDocument(output))
    throw locationError(40196, "The $bucket 'output' field must be an object");
  const group = groupBy(evaluateId, output ?? { count: { $sum: new Int32(1) } }, options.collation);
  const sort = compileSortStage({ _id: new Int32(1) }, options);
  return (docs, context) => sort(group(docs, context), context);
};

function parseBoundaries(boundaries: unknown): unknown[] {
  if (!Array.isArray(boundaries)) throw locationError(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2) {
    throw locationError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  }
  const values = boundaries.map((boundary) => compileExpression(boundary)({}, {}));
  for (let index = 1; index < values.length; index += 1) {
    if (rankOf(values[index]) !== rankOf(values[index - 1])) {
      throw locationError(40193, "All values in the 'boundaries' option to $bucket must have the same type");
    }
    if (compareValues(values[index - 1], values[index]) >= 0) {
      throw locationError(40194, "The 'boundaries' option to $bucket must be sorted");
    }
  }
  return values;
}

function bucketOf(evaluate: Evaluate, limits: readonly unknown[], fallback: { id: unknown } | null): Evaluate {
  return (doc, vars) => {
    const value = evaluate(doc, vars);
    const above = limits.findIndex((limit) => compareValues(value, limit) < 0);
    if (above > 0) return limits[above - 1];
    if (fallback !== null) return fallback.id;
    throw locationError(40066, "$switch could not find a matching branch for an input, and no default was specified.");
  };
}
