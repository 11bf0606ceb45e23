import { Int32 } from "bson";
import fc from "fast-check";
import { type Doc, documentOf, isDocument } from "#server/embedded-mongo/bson/document.ts";
import { expressions } from "./expressions.ts";
import { filters } from "./filters.ts";
import { numbers, paths, patterns, scalars, values } from "./values.ts";

/** What an update does, and the array filters that its paths need. */
export interface Change {
  u: unknown;
  arrayFilters: Doc[];
}

const targets = fc.oneof(
  { weight: 8, arbitrary: paths },
  { weight: 2, arbitrary: fc.constantFrom("a.$", "b.$", "a.$.x", "a.$[]", "a.$[].x", "b.$[]") },
  { weight: 2, arbitrary: fc.constantFrom("a.$[e]", "a.$[e].x", "b.$[e]", "c.x.$[e]") },
);

const each = fc.array(values, { maxLength: 2 });
const pushes: fc.Arbitrary<unknown> = fc.oneof(
  values,
  fc.record(
    {
      $each: each,
      $position: fc.constantFrom(new Int32(0), new Int32(1), new Int32(-1)),
      $slice: fc.constantFrom(new Int32(2), new Int32(-1), new Int32(0)),
      $sort: fc.constantFrom<unknown>(
        new Int32(1),
        new Int32(-1),
        { x: new Int32(1) },
        documentOf([["x.y", new Int32(-1)]]),
      ),
    },
    { requiredKeys: ["$each"] },
  ),
);
const comparison = fc
  .constantFrom("$gt", "$gte", "$lt", "$eq", "$ne")
  .chain((name) => scalars.map((value): Doc => ({ [name]: value })));
const pulls: fc.Arbitrary<unknown> = fc.oneof(
  values,
  comparison,
  patterns,
  scalars.map((x) => ({ x })),
  fc.tuple(scalars, scalars).map(([x, y]) => ({ $or: [{ x }, { y }] })),
);

const operations: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  $set: values,
  $unset: fc.constant(""),
  $inc: numbers,
  $mul: numbers,
  $min: values,
  $max: values,
  $rename: fc.constantFrom("a", "b", "d", "c.x", "e"),
  $push: pushes,
  $addToSet: fc.oneof(
    values,
    each.map(($each) => ({ $each })),
  ),
  $pull: pulls,
  $pullAll: each,
  $pop: fc.constantFrom(new Int32(1), new Int32(-1)),
  $bit: fc.constantFrom<Doc>({ or: new Int32(3) }, { and: new Int32(2) }, { xor: new Int32(1) }),
  $setOnInsert: values,
};

const operation: fc.Arbitrary<[string, Doc]> = fc.constantFrom(...Object.keys(operations)).chain((name) =>
  fc
    .uniqueArray(fc.tuple(targets, operations[name] ?? values), {
      minLength: 1,
      maxLength: 2,
      selector: ([path]) => path,
    })
    .map((fields): [string, Doc] => [name, documentOf(fields)]),
);

const byOperators = fc
  .tuple(
    fc.uniqueArray(operation, { minLength: 1, maxLength: 2, selector: ([name]) => name }),
    fc.oneof(scalars, comparison),
  )
  .map(([parts, e]): Change => {
    const u = Object.fromEntries(parts);
    const usesFilter = parts.some(([, fields]) => Object.keys(fields).some((path) => path.includes("$[e]")));
    return { u, arrayFilters: usesFilter ? [isDocument(e) ? { e } : { "e.x": e }] : [] };
  });

const replacement = fc.tuple(values, values).map(([a, b]): Change => ({ u: { b, a }, arrayFilters: [] }));

const stages: fc.Arbitrary<Doc> = fc.oneof(
  fc.tuple(paths, expressions).map(([path, value]) => ({ $set: documentOf([[path, value]]) })),
  paths.map((path) => ({ $unset: path })),
  expressions.map((made) => ({ $replaceWith: { $mergeObjects: [{ _id: "$_id" }, made] } })),
);
const byPipeline = fc.array(stages, { minLength: 1, maxLength: 2 }).map((u): Change => ({ u, arrayFilters: [] }));

const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: byOperators },
  { weight: 1, arbitrary: replacement },
  { weight: 1, arbitrary: byPipeline },
);

/** An update statement of many documents or of one by its id. */
export const updates: fc.Arbitrary<Doc> = fc
  .tuple(filters, changes, fc.boolean(), fc.integer({ min: 1, max: 5 }))
  .map(([filter, { u, arrayFilters }, isMulti, id]): Doc => {
    const isReplacement = isDocument(u) && !Object.keys(u)[0]?.startsWith("$");
    const multi = isMulti && !isReplacement;
    const q = multi ? filter : { _id: new Int32(id), $and: [filter] };
    return { q, u, multi, ...(arrayFilters.length > 0 ? { arrayFilters } : {}) };
  });
