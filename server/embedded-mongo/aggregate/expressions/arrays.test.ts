import { Double } from "bson";
import { describe, expect, test } from "vitest";
import { bytesOf, type ExpressionCase, evaluate, refusalOf } from "../testing.ts";

const double = (value: number): Double => new Double(value);

const families: Record<string, ExpressionCase[]> = {
  arrays: [
    [{ $size: "$list" }, 3],
    [{ $concatArrays: [null, 1] }, null],
    [{ $setUnion: [[1], null, 2] }, null],
    [{ $setIntersection: [[1], [2], null] }, []],
    [{ $slice: ["$list", "$nothing"] }, null],
    [{ $slice: ["$list", 1, "$nothing"] }, null],
    [{ $zip: { inputs: [null, 1] } }, null],
    [{ $setField: { field: "x", input: null, value: { $divide: [1, 0] } } }, null],
    [
      { $sortArray: { input: [{ b: [{ c: 2 }] }, { b: [{ c: 1 }] }], sortBy: { "b.c": 1 } } },
      [{ b: [{ c: 2 }] }, { b: [{ c: 1 }] }],
    ],
    [{ $arrayElemAt: ["$list", -1] }, 2],
    [{ $arrayElemAt: ["$list", 9] }, undefined],
    [{ $first: "$list" }, 3],
    [{ $last: [[1, 2]] }, 2],
    [{ $in: [2, "$list"] }, true],
    [{ $indexOfArray: ["$list", 2] }, 2],
    [{ $concatArrays: [[1], "$list"] }, [1, 3, 1, 2]],
    [{ $slice: ["$list", 2] }, [3, 1]],
    [{ $slice: ["$list", -2, 1] }, [1]],
    [{ $range: [0, 10, 4] }, [0, 4, 8]],
    [{ $range: [3, 0, -1] }, [3, 2, 1]],
    [{ $reverseArray: "$list" }, [2, 1, 3]],
    [{ $isArray: "$list" }, true],
    [{ $isArray: ["$s"] }, false],
    [{ $map: { input: "$list", as: "v", in: { $multiply: ["$$v", 2] } } }, [6, 2, 4]],
    [{ $map: { input: "$list", in: "$$this" } }, [3, 1, 2]],
    [{ $filter: { input: "$list", cond: { $gt: ["$$this", 1] } } }, [3, 2]],
    [{ $filter: { input: "$list", as: "v", cond: true, limit: 1 } }, [3]],
    [{ $reduce: { input: "$list", initialValue: 0, in: { $add: ["$$value", "$$this"] } } }, 6],
    [{ $zip: { inputs: [[1, 2], ["a"]] } }, [[1, "a"]]],
    [
      { $zip: { inputs: [[1, 2], ["a"]], useLongestLength: true, defaults: [0, "z"] } },
      [
        [1, "a"],
        [2, "z"],
      ],
    ],
    [{ $sortArray: { input: "$list", sortBy: -1 } }, [3, 2, 1]],
    [{ $sortArray: { input: [{ a: 2 }, { a: 1 }], sortBy: { a: 1 } } }, [{ a: 1 }, { a: 2 }]],
    [{ $firstN: { input: "$list", n: 2 } }, [3, 1]],
    [{ $maxN: { input: "$list", n: 2 } }, [3, 2]],
    [{ $sum: "$list" }, 6],
    [{ $sum: [1, double(2)] }, double(3)],
    [{ $avg: "$list" }, double(2)],
    [{ $max: ["$n", "$nil", 9] }, 9],
    [{ $min: "$nothing" }, null],
    [{ $median: { input: "$list", method: "approximate" } }, double(2)],
  ],
  sets: [
    [
      {
        $setUnion: [
          [1, 2],
          [double(2), 3],
        ],
      },
      [1, 2, 3],
    ],
    [
      {
        $setIntersection: [
          [1, 2],
          [2, 3],
        ],
      },
      [2],
    ],
    [{ $setDifference: [[1, 2, 2], [1]] }, [2]],
    [
      {
        $setEquals: [
          [1, 2],
          [2, 1, 1],
        ],
      },
      true,
    ],
    [{ $setIsSubset: [[1], [1, 2]] }, true],
    [{ $anyElementTrue: [[0, 1]] }, true],
    [{ $allElementsTrue: [[]] }, true],
  ],
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [17124, { $size: "x" }],
  [28664, { $concatArrays: [1, null] }],
  [17043, { $setUnion: [1, null] }],
  [17047, { $setIntersection: [1, null] }],
  [34468, { $zip: { inputs: [1, null] } }],
  [40096, { $indexOfArray: ["$list", 1, "$nothing"] }],
  [34447, { $range: [0, 1, "$nothing"] }],
  [28689, { $arrayElemAt: ["x", 1] }],
  [40081, { $in: [1, 2] }],
  [16883, { $map: { input: 1, in: 1 } }],
  [28651, { $filter: { input: 1, cond: 1 } }],
  [16879, { $map: { input: [], in: 1, foo: 1 } }],
  [40080, { $reduce: { input: 1, initialValue: 1, in: 1 } }],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});
