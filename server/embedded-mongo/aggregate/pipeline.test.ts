import { Int32 } from "bson";
import { describe, expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { type AggregateEnv, compilePipeline } from "./pipeline.ts";
import { env } from "./stages/testing.ts";

function codeOf(stages: unknown[]): number | null {
  try {
    return [...compilePipeline(stages).run([{ _id: 1 }], env())].length * 0;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}

const refused: [code: number, stages: unknown[]][] = [
  [40324, [{ $nothing: {} }]],
  [40323, [{}]],
  [40323, [{ $limit: 1, $skip: 1 }]],
  [14, ["x"]],
  [15958, [{ $limit: new Int32(0) }]],
  [5107200, [{ $skip: new Int32(-1) }]],
  [15955, [{ $group: {} }]],
  [15952, [{ $group: { _id: null, a: { $nothing: 1 } } }]],
  [40234, [{ $group: { _id: null, a: 1 } }]],
  [15976, [{ $sort: {} }]],
  [15975, [{ $sort: { a: new Int32(2) } }]],
  [28818, [{ $unwind: "a" }]],
  [51272, [{ $project: {} }]],
  [31254, [{ $project: { a: true, b: false } }]],
  [31253, [{ $project: { a: false, b: true } }]],
  [31249, [{ $project: { a: true, "a.b": true } }]],
  [31250, [{ $project: { "a.b": true, a: true } }]],
  [40228, [{ $replaceRoot: { newRoot: "$none" } }]],
  [40601, [{ $out: "x" }, { $limit: new Int32(1) }]],
  [40602, [{ $limit: new Int32(1) }, { $documents: [] }]],
  [40600, [{ $facet: { a: [{ $facet: {} }] } }]],
  [40169, [{ $facet: {} }]],
  [9, [{ $lookup: { from: "x", as: "y" } }]],
  [40198, [{ $bucket: {} }]],
  [40156, [{ $count: 1 }]],
  [238, [{ $graphLookup: {} }]],
  [40573, [{ $changeStream: {} }]],
  [168, [{ $project: { a: { $nothing: 1 } } }]],
  [2, [{ $match: { a: { $nothing: 1 } } }]],
];

test.each(refused)("refuses with code %i: %j", (code, stages) => {
  expect(codeOf(stages)).toBe(code);
});

describe("for the planner", () => {
  test("leading $match stages are joined, with the $sort and $limit behind", () => {
    const pipeline = compilePipeline([
      { $match: { a: 1 } },
      { $match: { b: 1 } },
      { $sort: { c: new Int32(1) } },
      { $limit: new Int32(3) },
      { $count: "n" },
    ]);
    expect(pipeline.leadingMatch).toEqual({ $and: [{ a: 1 }, { b: 1 }] });
    expect(pipeline.leadingSort).toEqual({ c: new Int32(1) });
    expect(pipeline.leadingLimit).toBe(3);
  });

  test("a pipeline that only counts says so", () => {
    const { count } = compilePipeline([
      { $match: { a: 1 } },
      { $skip: new Int32(2) },
      { $limit: new Int32(5) },
      { $group: { _id: new Int32(1), n: { $sum: new Int32(1) } } },
    ]);
    expect(count).toMatchObject({ skip: 2, limit: 5 });
    expect(count?.result(4)).toEqual([{ _id: new Int32(1), n: new Int32(4) }]);
    expect(count?.result(0)).toEqual([]);
  });

  test("documents that come sorted are not sorted again", () => {
    const pipeline = compilePipeline([{ $sort: { a: new Int32(1) } }]);
    const docs = [{ a: new Int32(2) }, { a: new Int32(1) }];
    expect([...pipeline.run(docs, env({ isSorted: true }))]).toEqual(docs);
  });

  test("stages read no more than they need", () => {
    let read = 0;
    function* endless(): Iterable<Doc> {
      for (;;) {
        read += 1;
        yield { a: new Int32(read) };
      }
    }
    const pipeline = compilePipeline([{ $addFields: { b: "$a" } }, { $limit: new Int32(3) }]);
    expect([...pipeline.run(endless(), env())]).toHaveLength(3);
    expect(read).toBe(3);
  });
});

test("$out hands its documents to the store and gives none", () => {
  const written: Doc[] = [];
  const write: AggregateEnv["write"] = (_stage, _spec, docs) => written.push(...docs);
  const pipeline = compilePipeline([{ $limit: new Int32(1) }, { $out: "target" }]);
  expect([...pipeline.run([{ _id: 1 }, { _id: 2 }], env({ write }))]).toEqual([]);
  expect(written).toEqual([{ _id: 1 }]);
});

test("groups and sorts by a collation", () => {
  const collation = { locale: "en", strength: 2 };
  const docs = ["b", "A", "B", "a"].map((who) => ({ who }));
  const pipeline = compilePipeline(
    [{ $sort: { who: new Int32(1) } }, { $group: { _id: "$who", n: { $sum: new Int32(1) } } }],
    collation,
  );
  expect([...pipeline.run(docs, env())]).toEqual([
    { _id: "A", n: new Int32(2) },
    { _id: "b", n: new Int32(2) },
  ]);
});
