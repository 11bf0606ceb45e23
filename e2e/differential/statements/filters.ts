import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf } from "#server/embedded-mongo/bson/document.ts";
import { numbers, paths, patterns, scalars, values } from "./values.ts";

const lists = fc.array(fc.oneof({ weight: 8, arbitrary: values }, { weight: 1, arbitrary: patterns }), {
  maxLength: 3,
});
const types = fc.constantFrom(
  "number",
  "string",
  "array",
  "object",
  "null",
  "bool",
  "date",
  "double",
  "int",
  "decimal",
);
const small = fc.integer({ min: 0, max: 3 }).map((value) => new Int32(value));

const single = (name: string, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> =>
  operand.map((value) => ({ [name]: value }));

const comparisons: fc.Arbitrary<Doc> = fc.oneof(
  ...["$eq", "$ne", "$gt", "$gte", "$lt", "$lte"].map((name) => single(name, values)),
  fc.record({ $gte: scalars, $lt: scalars }),
  fc.record({ $gt: numbers, $lte: numbers }),
);

const operators: fc.Arbitrary<Doc> = fc.letrec<{ operator: Doc; element: Doc; fields: Doc }>((tie) => ({
  operator: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: comparisons },
    { weight: 3, arbitrary: fc.oneof(single("$in", lists), single("$nin", lists), single("$all", lists)) },
    { weight: 2, arbitrary: single("$exists", fc.boolean()) },
    { weight: 1, arbitrary: fc.oneof(single("$type", types), single("$size", small)) },
    { weight: 1, arbitrary: single("$mod", fc.constantFrom([2, 0], [2, 1], [3, -1])) },
    { weight: 1, arbitrary: single("$bitsAllSet", fc.constantFrom([0], [1], [0, 1])) },
    { weight: 1, arbitrary: single("$regex", patterns) },
    { weight: 2, arbitrary: single("$not", tie("operator")) },
    { weight: 3, arbitrary: single("$elemMatch", tie("element")) },
  ),
  element: fc.oneof(comparisons, tie("fields")),
  fields: fc.oneof(
    { maxDepth: 2 },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom("x", "y", "0", "x.y"), fc.oneof(scalars, tie("operator")))
        .map((field) => documentOf([field])),
    },
    { weight: 1, arbitrary: single("$or", fc.array(tie("fields"), { minLength: 1, maxLength: 2 })) },
  ),
})).operator;

const condition: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: values },
  { weight: 5, arbitrary: operators },
  { weight: 1, arbitrary: patterns },
);

const clause: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(paths, condition), { minLength: 1, maxLength: 2, selector: ([path]) => path })
  .map(documentOf);

export const filters: fc.Arbitrary<Doc> = fc.letrec<{ filter: Doc; branches: Doc[] }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    { weight: 8, arbitrary: clause },
    { weight: 1, arbitrary: fc.tuple(clause, tie("branches")).map(([first, $or]) => ({ ...first, $or })) },
    { weight: 2, arbitrary: fc.oneof(single("$and", tie("branches")), single("$or", tie("branches"))) },
    { weight: 1, arbitrary: single("$nor", tie("branches")) },
  ),
  branches: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
})).filter;

export const sorts: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(paths, fc.constantFrom(new Int32(1), new Int32(-1))), {
    maxLength: 2,
    selector: ([path]) => path,
  })
  .map((fields) => documentOf([...fields, ["_id", new Int32(1)]]));

const kept = fc.constantFrom<unknown>(new Int32(1), new Int32(0), true);
const projected: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: kept },
  { weight: 1, arbitrary: single("$slice", fc.constantFrom<unknown>(new Int32(1), new Int32(-1), [1, 2])) },
);
const topLevel = fc.constantFrom("a", "b", "c", "d");
const elements: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(topLevel, single("$elemMatch", comparisons)),
  topLevel.map((name): [string, unknown] => [`${name}.$`, new Int32(1)]),
);
export const projections: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.oneof({ weight: 4, arbitrary: fc.tuple(paths, projected) }, { weight: 1, arbitrary: elements }), {
    maxLength: 2,
    selector: ([path]) => path,
  })
  .map(documentOf);

/** Filters that an index may be limited to. */
export const partialFilters: fc.Arbitrary<Doc> = fc
  .tuple(
    fc.constantFrom("a", "b", "c", "a.x"),
    fc.oneof(single("$exists", fc.constant(true)), single("$gt", numbers), single("$eq", scalars)),
  )
  .map((field) => documentOf([field]));
