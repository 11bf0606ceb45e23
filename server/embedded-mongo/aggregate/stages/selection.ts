import { decode, encode, isDocument } from "../../bson/document.ts";
import { toWholeNumber } from "../../bson/number.ts";
import { locationError } from "../../errors.ts";
import { checkForInterrupt } from "../../interrupt.ts";
import { compileFilter } from "../../query/filter.ts";
import { compileSortOrder } from "../../query/sort.ts";
import { Sorter } from "../../spill/sorter.ts";
import type { StageCompiler } from "../stage.ts";

/** Which documents go on, and in which order: `$match`, `$limit`, `$skip` and `$sort`. */
export const compileMatch: StageCompiler = (spec, { collation }) => {
  if (!isDocument(spec)) throw locationError(15959, "the match filter must be an expression in an object");
  const filter = compileFilter(spec, collation);
  return function* (docs, { vars }) {
    for (const doc of docs) {
      checkForInterrupt();
      if (filter.matches(doc, vars)) yield doc;
    }
  };
};

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

export const compileSortStage: StageCompiler = (spec, { collation, limit }) => {
  if (!isDocument(spec)) throw locationError(15973, "the $sort key specification must be an object");
  if (Object.keys(spec).length === 0) throw locationError(15976, "$sort stage must have at least one sort key");
  const order = compileSortOrder(spec, collation);
  const restore = (bytes: Buffer) => ({ key: order.keyOf(decode(bytes)), bytes });
  return function* (docs, { env }) {
    const sorter = new Sorter(env.workspace, { compare: order.compareKeys, restore, limit });
    try {
      for (const doc of docs) {
        checkForInterrupt();
        const key = order.keyOf(doc);
        if (!sorter.isOut(key)) sorter.add({ key, bytes: Buffer.from(encode(doc)) });
      }
      for (const { bytes } of sorter.sorted()) yield decode(bytes);
    } finally {
      sorter.close();
    }
  };
};
