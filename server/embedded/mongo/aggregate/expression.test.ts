import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileExpression } from "./expression.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));
const now = new Date("2026-01-02T03:04:05.678Z");

function evaluate(expression: unknown, doc: Doc = {}): unknown {
  const { wrapped } = stored({ wrapped: expression });
  return compileExpression(wrapped)(stored(doc), { NOW: now });
}

/** Bytes, so that types and the order of fields count; missing is told from null. */
const bytesOf = (value: unknown): Uint8Array | string => (value === undefined ? "missing" : encode({ value }));

function codeOf(expression: unknown, doc: Doc = {}): number | null {
  try {
    evaluate(expression, doc);
    return null;
  } catch (error) {
    return error instanceof MongoError ? error.code : null;
  }
}

const double = (value: number): Double => new Double(value);
const long = (value: number | string): Long => Long.fromString(String(value));
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const date = (text: string): Date => new Date(text);
const oid = ObjectId.createFromHexString("65a000000000000000000001");

const doc: Doc = {
  n: 5,
  s: "text",
  nil: null,
  list: [3, 1, 2],
  docs: [{ x: 1 }, { x: 2 }, { y: 3 }, 4],
  deep: { a: { b: 7 } },
  at: date("2024-02-29T13:45:06.789Z"),
};

type Case = [expression: unknown, result: unknown];

// Written as a list, because an object with a field called `then` looks like a promise.
const branch = (when: unknown, result: unknown): Doc => fromPairs(["case", when], ["then", result]);
const fromPairs = (...pairs: [string, unknown][]): Doc => Object.fromEntries(pairs);
const cond = (parts: ["if" | "then" | "else", unknown][]): Doc => ({ $cond: Object.fromEntries(parts) });

const families: Record<string, Case[]> = {
  "paths and variables": [
    ["$n", 5],
    ["$deep.a.b", 7],
    ["$docs.x", [1, 2]],
    ["$list.0", []],
    ["$nothing", undefined],
    ["$$ROOT.n", 5],
    ["$$CURRENT.n", 5],
    ["$$NOW", now],
    ["$$REMOVE", undefined],
    [{ a: "$n", b: "$nothing" }, { a: 5 }],
    [
      ["$n", "$nothing"],
      [5, null],
    ],
    [{ $literal: "$n" }, "$n"],
    [{ $let: { vars: { x: "$n", y: 2 }, in: { $add: ["$$x", "$$y"] } } }, 7],
    [{ $let: { vars: { x: "$deep" }, in: "$$x.a.b" } }, 7],
    ["$constructor", undefined],
    ["$__proto__.toString", undefined],
  ],
  arithmetic: [
    [{ $add: [1, 2] }, 3],
    [{ $add: [2_147_483_647, 1] }, long("2147483648")],
    [{ $add: [1, double(0.5)] }, double(1.5)],
    [{ $add: ["$at", 1000] }, date("2024-02-29T13:45:07.789Z")],
    [{ $add: [1, null] }, null],
    [{ $add: [] }, 0],
    [{ $add: [decimal("0.1"), decimal("0.2")] }, decimal("0.3")],
    [{ $subtract: [5, 7] }, -2],
    [{ $subtract: ["$at", date("2024-02-29T13:45:06.000Z")] }, long(789)],
    [{ $subtract: ["$at", 789] }, date("2024-02-29T13:45:06.000Z")],
    [{ $multiply: [3, double(0.5), 2] }, double(3)],
    [{ $multiply: [1_000_000, 1_000_000] }, long("1000000000000")],
    [{ $divide: [1, 4] }, double(0.25)],
    [{ $divide: [decimal("1"), 3] }, decimal("0.3333333333333333333333333333333333")],
    [{ $divide: [decimal("1"), 4] }, decimal("0.25")],
    [{ $mod: [-7, 3] }, -1],
    [{ $mod: [double(7.5), 2] }, double(1.5)],
    [{ $mod: [decimal("7.5"), 2] }, decimal("1.5")],
    [{ $abs: -5 }, 5],
    [{ $abs: -2_147_483_648 }, long("2147483648")],
    [{ $ceil: double(1.2) }, double(2)],
    [{ $floor: double(-1.2) }, double(-2)],
    [{ $floor: decimal("-1.2") }, decimal("-2")],
    [{ $round: double(2.5) }, double(2)],
    [{ $round: [double(1.255), 2] }, double(1.25)],
    [{ $round: [1234, -2] }, 1200],
    [{ $round: [decimal("1.235"), 2] }, decimal("1.24")],
    [{ $trunc: [double(-1.789), 1] }, double(-1.7)],
    [{ $sqrt: 16 }, double(4)],
    [{ $pow: [2, 10] }, 1024],
    [{ $pow: [2, 40] }, long("1099511627776")],
    [{ $pow: [2, -1] }, double(0.5)],
    [{ $log: [8, 2] }, double(Math.log(8) / Math.log(2))],
    [{ $log10: 1000 }, double(3)],
    [{ $exp: 0 }, double(1)],
    [{ $sin: 0 }, double(0)],
  ],
  "comparison and logic": [
    [{ $eq: [1, double(1)] }, true],
    [{ $eq: ["$nothing", null] }, false],
    [{ $lt: ["$nothing", null] }, true],
    [{ $gt: ["a", 5] }, true],
    [{ $cmp: [1, 2] }, -1],
    [{ $and: [1, "x", {}] }, true],
    [{ $and: [] }, true],
    [{ $or: [0, null, "$nothing"] }, false],
    [{ $not: [double(0)] }, true],
    [{ $cond: [true, "yes", "no"] }, "yes"],
    [
      cond([
        ["if", "$nil"],
        ["then", 1],
        ["else", "$nothing"],
      ]),
      undefined,
    ],
    [{ $ifNull: ["$nil", "$nothing", 3] }, 3],
    [
      {
        $switch: {
          branches: [branch(false, 1), branch(true, 2)],
        },
      },
      2,
    ],
    [{ $switch: { branches: [branch(false, 1)], default: 3 } }, 3],
  ],
  strings: [
    [{ $concat: ["a", "$s"] }, "atext"],
    [{ $concat: ["a", null] }, null],
    [{ $toUpper: "é-abc" }, "é-ABC"],
    [{ $toLower: null }, ""],
    [{ $substrCP: ["h😀llo", 1, 2] }, "😀l"],
    [{ $substrBytes: ["hello", 1, 3] }, "ell"],
    [{ $substr: ["hello", 3, -1] }, "lo"],
    [{ $strLenCP: "h😀" }, 2],
    [{ $strLenBytes: "h😀" }, 5],
    [{ $split: ["a-b-c", "-"] }, ["a", "b", "c"]],
    [{ $trim: { input: "  x\n" } }, "x"],
    [{ $ltrim: { input: "xxa", chars: "x" } }, "a"],
    [{ $rtrim: { input: "axx", chars: "x" } }, "a"],
    [{ $indexOfCP: ["h😀llo", "l"] }, 2],
    [{ $indexOfCP: ["abc", "c", 0, 2] }, -1],
    [{ $indexOfBytes: ["h😀llo", "l"] }, 5],
    [{ $replaceOne: { input: "a.a", find: "a", replacement: { $literal: "$&" } } }, "$&.a"],
    [{ $replaceAll: { input: "a.a", find: ".", replacement: "-" } }, "a-a"],
    [{ $strcasecmp: ["A", "a"] }, 0],
    [{ $regexMatch: { input: "Hello", regex: "^hel", options: "i" } }, true],
    [{ $regexMatch: { input: null, regex: "x" } }, false],
    [{ $regexFind: { input: "😀ab", regex: "(a)(x)?" } }, { match: "a", idx: 1, captures: ["a", null] }],
    [{ $regexFind: { input: "z", regex: "a" } }, null],
    [{ $regexFindAll: { input: "ab", regex: "" } }, [0, 1, 2].map((idx) => ({ match: "", idx, captures: [] }))],
  ],
  arrays: [
    [{ $size: "$list" }, 3],
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
  objects: [
    [{ $mergeObjects: [{ a: 1, b: 1 }, null, { b: 2 }] }, { a: 1, b: 2 }],
    [{ $objectToArray: { a: 1 } }, [{ k: "a", v: 1 }]],
    [{ $arrayToObject: [[["a", 1]]] }, { a: 1 }],
    [{ $arrayToObject: [[{ k: "a", v: 1 }]] }, { a: 1 }],
    [{ $getField: "n" }, 5],
    [{ $getField: { field: "a.b", input: { $literal: { "a.b": 1 } } } }, 1],
    [{ $setField: { field: "x", input: { a: 1 }, value: 2 } }, { a: 1, x: 2 }],
    [{ $setField: { field: "a", input: { a: 1 }, value: "$$REMOVE" } }, {}],
    [{ $unsetField: { field: "a", input: { a: 1, b: 2 } } }, { b: 2 }],
  ],
  types: [
    [{ $type: "$nothing" }, "missing"],
    [{ $type: "$n" }, "int"],
    [{ $isNumber: double(1) }, true],
    [{ $toString: double(1.5) }, "1.5"],
    [{ $toString: "$at" }, "2024-02-29T13:45:06.789Z"],
    [{ $toString: oid }, "65a000000000000000000001"],
    [{ $toInt: "42" }, 42],
    [{ $toInt: double(4.9) }, 4],
    [{ $toLong: "$at" }, long(date("2024-02-29T13:45:06.789Z").getTime())],
    [{ $toDouble: "1e3" }, double(1000)],
    [{ $toDecimal: "1.10" }, decimal("1.10")],
    [{ $toBool: "false" }, true],
    [{ $toBool: 0 }, false],
    [{ $toDate: long(0) }, date("1970-01-01T00:00:00Z")],
    [{ $toDate: "2024-01-02" }, date("2024-01-02T00:00:00Z")],
    [{ $toObjectId: "65a000000000000000000001" }, oid],
    [{ $toInt: null }, null],
    [{ $convert: { input: "x", to: "int", onError: -1 } }, -1],
    [{ $convert: { input: "$nothing", to: "int", onNull: 0 } }, 0],
    [{ $convert: { input: 1, to: 2 } }, "1"],
  ],
  dates: [
    [{ $year: "$at" }, 2024],
    [{ $month: "$at" }, 2],
    [{ $dayOfMonth: { date: "$at" } }, 29],
    [{ $hour: { date: "$at", timezone: "America/New_York" } }, 8],
    [{ $hour: { date: "$at", timezone: "+05:30" } }, 19],
    [{ $dayOfWeek: "$at" }, 5],
    [{ $dayOfYear: "$at" }, 60],
    [{ $week: "$at" }, 8],
    [{ $isoWeek: date("2021-01-03T00:00:00Z") }, 53],
    [{ $isoWeekYear: date("2021-01-03T00:00:00Z") }, long(2020)],
    [{ $isoDayOfWeek: date("2021-01-03T00:00:00Z") }, 7],
    [{ $year: new Timestamp({ t: 0, i: 1 }) }, 1970],
    [{ $year: "$nil" }, null],
    [{ $dateToString: { date: "$at" } }, "2024-02-29T13:45:06.789Z"],
    [
      { $dateToString: { date: "$at", format: "%Y/%m/%d %H:%M:%S.%L %j %G-W%V-%u %z" } },
      "2024/02/29 13:45:06.789 060 2024-W09-4 +0000",
    ],
    [{ $dateToString: { date: "$at", format: "%H %z", timezone: "Asia/Kolkata" } }, "19 +0530"],
    [{ $dateToString: { date: null, onNull: "none" } }, "none"],
    [{ $dateFromString: { dateString: "2024-02-29T13:45:06.789+01:00" } }, date("2024-02-29T12:45:06.789Z")],
    [{ $dateFromString: { dateString: "2024-02-29", timezone: "America/New_York" } }, date("2024-02-29T05:00:00Z")],
    [{ $dateFromString: { dateString: "29.02.2024", format: "%d.%m.%Y" } }, date("2024-02-29T00:00:00Z")],
    [{ $dateFromString: { dateString: "no date", onError: 1 } }, 1],
    [{ $dateFromParts: { year: 2024, month: 14, day: 1 } }, date("2025-02-01T00:00:00Z")],
    [{ $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } }, date("2021-01-03T00:00:00Z")],
    [
      { $dateToParts: { date: "$at", timezone: "+01" } },
      { year: 2024, month: 2, day: 29, hour: 14, minute: 45, second: 6, millisecond: 789 },
    ],
    [{ $dateTrunc: { date: "$at", unit: "hour" } }, date("2024-02-29T13:00:00Z")],
    [{ $dateTrunc: { date: "$at", unit: "minute", binSize: 15 } }, date("2024-02-29T13:45:00Z")],
    [
      { $dateTrunc: { date: date("2024-02-29T03:00:00Z"), unit: "day", timezone: "America/New_York" } },
      date("2024-02-28T05:00:00Z"),
    ],
    [{ $dateTrunc: { date: "$at", unit: "week", startOfWeek: "monday" } }, date("2024-02-26T00:00:00Z")],
    [{ $dateTrunc: { date: "$at", unit: "quarter" } }, date("2024-01-01T00:00:00Z")],
    [{ $dateTrunc: { date: date("1999-05-05T00:00:00Z"), unit: "year", binSize: 2 } }, date("1998-01-01T00:00:00Z")],
    [{ $dateAdd: { startDate: date("2024-01-31T10:00:00Z"), unit: "month", amount: 1 } }, date("2024-02-29T10:00:00Z")],
    [
      // Clocks in New York go forward on this night; a day later it is the same time on the wall.
      { $dateAdd: { startDate: date("2024-03-09T17:00:00Z"), unit: "day", amount: 1, timezone: "America/New_York" } },
      date("2024-03-10T16:00:00Z"),
    ],
    [{ $dateSubtract: { startDate: "$at", unit: "hour", amount: 2 } }, date("2024-02-29T11:45:06.789Z")],
    [
      { $dateDiff: { startDate: date("2023-12-31T23:59:59Z"), endDate: date("2024-01-01T00:00:00Z"), unit: "year" } },
      long(1),
    ],
    [{ $dateDiff: { startDate: "$at", endDate: date("2024-02-29T14:00:00Z"), unit: "hour" } }, long(1)],
    [
      { $dateDiff: { startDate: date("2024-03-02T00:00:00Z"), endDate: date("2024-03-03T00:00:00Z"), unit: "week" } },
      long(1),
    ],
    [
      {
        $dateDiff: {
          startDate: date("2024-03-03T00:00:00Z"),
          endDate: date("2024-03-04T00:00:00Z"),
          unit: "week",
          startOfWeek: "monday",
        },
      },
      long(1),
    ],
  ],
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression, doc))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [168, { $nothing: 1 }],
  [168, { constructor: { $toSource: 1 } }],
  [15983, { $add: [1], $subtract: [1] }],
  [16020, { $subtract: [1] }],
  [16872, "$"],
  [40353, "$a."],
  [15998, "$a..b"],
  [16410, "$a.$b"],
  [17276, "$$nothing"],
  [14, { $add: [1, "x"] }],
  [16612, { $add: ["$at", "$at"] }],
  [14, { $multiply: ["x"] }],
  [14, { $subtract: ["x", 1] }],
  [2, { $divide: [1, 0] }],
  [16610, { $mod: [1, 0] }],
  [28765, { $abs: "x" }],
  [28714, { $sqrt: -1 }],
  [28766, { $ln: 0 }],
  [16702, { $concat: [1] }],
  [34471, { $strLenCP: 1 }],
  [40087, { $split: ["a", ""] }],
  [17124, { $size: "x" }],
  [28689, { $arrayElemAt: ["x", 1] }],
  [40081, { $in: [1, 2] }],
  [16883, { $map: { input: 1, in: 1 } }],
  [28651, { $filter: { input: 1, cond: 1 } }],
  [16879, { $map: { input: [], in: 1, foo: 1 } }],
  [40080, { $reduce: { input: 1, initialValue: 1, in: 1 } }],
  [40066, { $switch: { branches: [branch(false, 1)] } }],
  [40068, { $switch: { branches: [] } }],
  [40400, { $mergeObjects: [1] }],
  [241, { $toInt: "x" }],
  [241, { $toInt: long("9999999999") }],
  [241, { $toObjectId: "x" }],
  [241, { $toDate: "x" }],
  [40485, { $hour: { date: "$at", timezone: "Nowhere/Land" } }],
  [16006, { $year: "x" }],
  [9, { $dateAdd: { startDate: "$at", unit: "eon", amount: 1 } }],
  [18536, { $dateToString: { date: "$at", format: "%q" } }],
  [
    17080,
    cond([
      ["then", 1],
      ["else", 2],
    ]),
  ],
  [51091, { $regexMatch: { input: "x", regex: "(" } }],
  [51108, { $regexMatch: { input: "x", regex: "x", options: "g" } }],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(codeOf(expression, doc)).toBe(code);
});

test("variables of one element do not leak to the next", () => {
  const nested = {
    $map: { input: [1, 2], as: "a", in: { $map: { input: [10], as: "b", in: { $add: ["$$a", "$$b"] } } } },
  };
  expect(evaluate(nested)).toEqual([[new Int32(11)], [new Int32(12)]]);
});
