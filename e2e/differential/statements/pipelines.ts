import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { expressions } from "./expressions.ts";
import { filters, sorts } from "./filters.ts";
import { paths, scalars } from "./values.ts";

const accumulators = ["$sum", "$avg", "$min", "$max", "$first", "$last", "$push", "$mergeObjects", "$stdDevPop"];
const accumulated = fc
  .tuple(fc.constantFrom(...accumulators), expressions)
  .map(([name, argument]): Doc => ({ [name]: argument }));
const fields = fc.uniqueArray(fc.tuple(fc.constantFrom("p", "q", "a", "a.x", "1"), expressions), {
  minLength: 1,
  maxLength: 2,
  selector: ([path]) => path,
});
const byId: Doc = { $sort: { _id: new Int32(1) } };

/** Groups of documents that come in the order of their ids. */
const grouped = fc
  .tuple(expressions, accumulated, accumulated)
  .map(([id, p, q]): Doc[] => [byId, { $group: { _id: id, p, q } }, byId]);

const stages: fc.Arbitrary<Doc[]> = fc.oneof(
  { weight: 3, arbitrary: filters.map(($match) => [{ $match }]) },
  { weight: 3, arbitrary: fields.map((made) => [{ $project: documentOf(made) }]) },
  { weight: 3, arbitrary: fields.map((made) => [{ $addFields: documentOf(made) }]) },
  { weight: 1, arbitrary: paths.map(($unset) => [{ $unset }]) },
  { weight: 2, arbitrary: sorts.map(($sort) => [{ $sort }, { $limit: new Int32(3) }]) },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          path: paths.map((path) => `$${path}`),
          preserveNullAndEmptyArrays: fc.boolean(),
          includeArrayIndex: fc.constant("at"),
        },
        { requiredKeys: ["path"] },
      )
      .map(($unwind) => [{ $unwind }]),
  },
  { weight: 2, arbitrary: grouped },
  { weight: 1, arbitrary: expressions.map((newRoot) => [{ $replaceRoot: { newRoot } }]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(paths, paths)
      .map(([localField, foreignField]) => [{ $lookup: { from: "c", localField, foreignField, as: "found" } }]),
  },
  { weight: 1, arbitrary: filters.map(($match) => [byId, { $facet: { some: [{ $match }], all: [{ $count: "n" }] } }]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(expressions, scalars)
      .map(([left, $literal]) => [{ $match: { $expr: { $eq: [left, { $literal }] } } }]),
  },
);

/** Pipelines whose answers come in one order. */
export const pipelines: fc.Arbitrary<Doc[]> = fc
  .array(stages, { minLength: 1, maxLength: 3 })
  .map((parts) => [byId, ...parts.flat()]);
