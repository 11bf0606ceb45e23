import { toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import type { StageCompiler } from "../stage.ts";

export const compileLimit: StageCompiler = (spec) => {
  const limit = toWholeNumber(spec);
  if (limit === null) throw locationError(5107201, "invalid argument to $limit stage: Expected an integer");
  if (limit <= 0) throw locationError(15958, "the limit must be positive");
  return function* (docs) {
    let left = limit;
    for (const doc of docs) {
      yield doc;
      left -= 1;
      if (left === 0) return;
    }
  };
};

export const compileSkip: StageCompiler = (spec) => {
  const skip = toWholeNumber(spec);
  if (skip === null || skip < 0) {
    throw locationError(5107200, "invalid argument to $skip stage: Expected a non-negative number");
  }
  return function* (docs) {
    let left = skip;
    for (const doc of docs) {
      if (left > 0) left -= 1;
      else yield doc;
    }
  };
};
