import { tmpdir } from "node:os";
import { Double, Long } from "bson";
import { expect, test } from "vitest";
import { type Doc, encode } from "../../bson/document.ts";
import { Workspace } from "../../spill/workspace.ts";
import { run } from "./testing.ts";

const long = (value: number): Long => Long.fromNumber(value);

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

const numbers = Array.from({ length: 400 }, (_unused, n) => ({ n, key: `key ${n % 150}` }));
const little = () => ({ workspace: new Workspace(tmpdir(), 8_000) });

test("$group answers all groups, however few there is room for at once", () => {
  const stages = [{ $documents: numbers }, { $group: { _id: "$key", all: { $push: "$n" } } }, { $sort: { _id: 1 } }];
  const groups = run(stages, "orders", undefined, little());
  expect(groups).toEqual(run(stages));
  expect(groups).toHaveLength(150);
});

test("$group refuses to gather what does not fit into memory", () => {
  const gather = [{ $documents: numbers }, { $group: { _id: null, all: { $push: "$$ROOT" } } }];
  expect(() => run(gather, "orders", undefined, little())).toThrow(expect.objectContaining({ code: 146 }));
});
