import { Double, Int32, Long } from "bson";
import { describe, expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileFilter } from "../query/filter.ts";
import { type AggregateEnv, compilePipeline } from "./pipeline.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));
const long = (value: number): Long => Long.fromNumber(value);

const collections: Record<string, Doc[]> = {
  orders: [
    { _id: 1, who: "ann", sum: 10, tags: ["x", "y"], day: 1 },
    { _id: 2, who: "bob", sum: 5, tags: [], day: 2 },
    { _id: 3, who: "ann", sum: new Double(2.5), day: 3 },
    { _id: 4, who: "cid", sum: null, tags: "z", day: 4 },
  ],
  people: [
    { _id: "ann", city: "Rome", likes: [1, 2] },
    { _id: "bob", city: "Oslo" },
    { _id: "dan", city: null },
  ],
};

function env(more: Partial<AggregateEnv> = {}): AggregateEnv {
  return {
    now: new Date(0),
    find: (collection, filter) => {
      const { matches } = compileFilter(filter);
      return (collections[collection] ?? []).map(stored).filter((doc) => matches(doc));
    },
    ...more,
  };
}

function run(stages: Doc[], collection = "orders", collation?: Doc): Doc[] {
  const pipeline = compilePipeline(stages.map(stored), collation);
  const input = env().find(collection, {});
  const { matches } = compileFilter(pipeline.leadingMatch ?? {}, collation);
  return [
    ...pipeline.run(
      [...input].filter((doc) => matches(doc)),
      env(),
    ),
  ];
}

function codeOf(stages: unknown[]): number | null {
  try {
    return [...compilePipeline(stages).run([{ _id: 1 }], env())].length * 0;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}

const cases: [title: string, stages: Doc[], result: Doc[]][] = [
  ["$match", [{ $match: { sum: { $gt: 4 } } }, { $project: { _id: 1 } }], [{ _id: 1 }, { _id: 2 }]],
  [
    "$project keeps, computes and renames",
    [{ $match: { _id: 1 } }, { $project: { _id: 0, sum: 1, half: { $divide: ["$sum", 2] }, w: "$who" } }],
    [{ sum: 10, half: new Double(5), w: "ann" }],
  ],
  [
    "$project leaves out",
    [{ $match: { _id: 2 } }, { $project: { tags: 0, _id: 0, day: 0 } }],
    [{ who: "bob", sum: 5 }],
  ],
  [
    "$project of nested fields",
    [{ $match: { _id: 1 } }, { $project: { a: { b: "$who", c: "$none" }, "d.e": "$day" } }],
    [{ _id: 1, a: { b: "ann" }, d: { e: 1 } }],
  ],
  [
    "$addFields in place",
    [{ $match: { _id: 2 } }, { $addFields: { sum: "$day", "a.b": 1 } }],
    [{ _id: 2, who: "bob", sum: 2, tags: [], day: 2, a: { b: 1 } }],
  ],
  [
    "$set can remove",
    [{ $match: { _id: 2 } }, { $set: { tags: "$$REMOVE", day: "$none" } }],
    [{ _id: 2, who: "bob", sum: 5 }],
  ],
  ["$unset", [{ $match: { _id: 2 } }, { $unset: ["tags", "day"] }], [{ _id: 2, who: "bob", sum: 5 }]],
  ["$replaceRoot", [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { w: "$who" } } }], [{ w: "ann" }]],
  [
    "$sort, $skip and $limit",
    [{ $sort: { who: -1, _id: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 1 } }],
    [{ _id: 2 }, { _id: 1 }],
  ],
  ["$count", [{ $match: { who: "ann" } }, { $count: "n" }], [{ n: 2 }]],
  ["$count of nothing", [{ $match: { who: "x" } }, { $count: "n" }], []],
  [
    "$unwind",
    [{ $unwind: "$tags" }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: "x" },
      { _id: 1, tags: "y" },
      { _id: 4, tags: "z" },
    ],
  ],
  [
    "$unwind that keeps the empty and counts",
    [
      { $unwind: { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
      { $project: { tags: 1, i: 1 } },
    ],
    [
      { _id: 1, tags: "x", i: long(0) },
      { _id: 1, tags: "y", i: long(1) },
      { _id: 2, i: null },
      { _id: 3, i: null },
      { _id: 4, tags: "z", i: null },
    ],
  ],
  [
    "$group",
    [
      {
        $group: {
          _id: "$who",
          total: { $sum: "$sum" },
          n: { $sum: 1 },
          mean: { $avg: "$sum" },
          days: { $push: "$day" },
        },
      },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: "ann", total: new Double(12.5), n: 2, mean: new Double(6.25), days: [1, 3] },
      { _id: "bob", total: 5, n: 1, mean: new Double(5), days: [2] },
      { _id: "cid", total: 0, n: 1, mean: null, days: [4] },
    ],
  ],
  [
    "$group of everything",
    [
      { $sort: { day: 1 } },
      {
        $group: {
          _id: null,
          first: { $first: "$who" },
          last: { $last: "$tags" },
          min: { $min: "$sum" },
          max: { $max: "$sum" },
          who: { $addToSet: "$who" },
          count: { $count: {} },
          dev: { $stdDevPop: "$day" },
          top: { $top: { output: "$who", sortBy: { day: -1 } } },
          bottom: { $bottomN: { output: "$day", sortBy: { day: 1 }, n: 2 } },
          two: { $firstN: { input: "$day", n: 2 } },
          high: { $maxN: { input: "$day", n: 2 } },
          p: { $percentile: { input: "$day", p: [new Double(0.5), 1], method: "approximate" } },
        },
      },
    ],
    [
      {
        _id: null,
        first: "ann",
        last: "z",
        min: new Double(2.5),
        max: 10,
        who: ["ann", "bob", "cid"],
        count: 4,
        dev: new Double(Math.sqrt(1.25)),
        top: "cid",
        bottom: [3, 4],
        two: [1, 2],
        high: [4, 3],
        p: [new Double(2), new Double(4)],
      },
    ],
  ],
  ["$group by missing and null together", [{ $group: { _id: "$none" } }], [{ _id: null }]],
  [
    "$group by a document",
    [{ $group: { _id: { w: "$who", x: "$none" } } }, { $sort: { _id: 1 } }, { $limit: 1 }],
    [{ _id: { w: "ann" } }],
  ],
  ["$sortByCount", [{ $sortByCount: "$who" }, { $limit: 1 }], [{ _id: "ann", count: 2 }]],
  [
    "$bucket",
    [{ $bucket: { groupBy: "$day", boundaries: [1, 3, 4], default: "late", output: { n: { $sum: 1 } } } }],
    [
      { _id: 1, n: 2 },
      { _id: 3, n: 1 },
      { _id: "late", n: 1 },
    ],
  ],
  [
    "$lookup by equal fields",
    [
      { $lookup: { from: "people", localField: "who", foreignField: "_id", as: "person" } },
      { $project: { city: "$person.city" } },
    ],
    [
      { _id: 1, city: ["Rome"] },
      { _id: 2, city: ["Oslo"] },
      { _id: 3, city: ["Rome"] },
      { _id: 4, city: [] },
    ],
  ],
  [
    "$lookup with a pipeline and variables",
    [
      { $match: { _id: { $lt: 3 } } },
      {
        $lookup: {
          from: "people",
          let: { w: "$who" },
          pipeline: [{ $match: { $expr: { $eq: ["$_id", "$$w"] } } }, { $project: { _id: 0, city: 1 } }],
          as: "p",
        },
      },
      { $project: { p: 1 } },
    ],
    [
      { _id: 1, p: [{ city: "Rome" }] },
      { _id: 2, p: [{ city: "Oslo" }] },
    ],
  ],
  [
    "$lookup by fields and a pipeline",
    [
      { $match: { _id: 1 } },
      {
        $lookup: {
          from: "people",
          localField: "who",
          foreignField: "_id",
          pipeline: [{ $match: { city: "Oslo" } }],
          as: "p",
        },
      },
      { $project: { p: 1 } },
    ],
    [{ _id: 1, p: [] }],
  ],
  [
    "$facet",
    [{ $facet: { n: [{ $count: "n" }], one: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ n: [{ n: 4 }], one: [{ _id: 1 }] }],
  ],
  [
    "$unionWith",
    [
      { $limit: 1 },
      { $project: { _id: 1 } },
      { $unionWith: { coll: "people", pipeline: [{ $match: { city: "Oslo" } }, { $project: { _id: 1 } }] } },
    ],
    [{ _id: 1 }, { _id: "bob" }],
  ],
  ["$documents", [{ $documents: [{ a: 1 }, { a: { $add: [1, 1] } }] }], [{ a: 1 }, { a: 2 }]],
];

test.each(cases)("%s", (_title, stages, result) => {
  expect(run(stages).map(encode)).toEqual(result.map(encode));
});

test("a local array joins by each of its elements, a missing field with what is missing", () => {
  const stages = [
    { $lookup: { from: "orders", localField: "likes", foreignField: "_id", as: "o" } },
    { $project: { n: { $size: "$o" } } },
  ];
  expect(run(stages, "people").map(({ n }) => Number(n))).toEqual([2, 0, 0]);
  const missing = [
    { $match: { _id: 1 } },
    { $lookup: { from: "people", localField: "none", foreignField: "city", as: "p" } },
  ];
  expect(run(missing)[0]?.["p"]).toMatchObject([{ _id: "dan" }]);
});

test("$sample gives distinct documents, no more than there are", () => {
  const ids = run([{ $sample: { size: 3 } }]).map(({ _id }) => Number(_id));
  expect(new Set(ids).size).toBe(3);
  expect(run([{ $sample: { size: 9 } }])).toHaveLength(4);
});

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
