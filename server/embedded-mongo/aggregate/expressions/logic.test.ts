import { Decimal128, Double, Long, ObjectId } from "bson";
import { describe, expect, test } from "vitest";
import type { Doc } from "../../bson/document.ts";
import { bytesOf, type ExpressionCase, evaluate, refusalOf } from "../testing.ts";

const double = (value: number): Double => new Double(value);
const long = (value: number | string): Long => Long.fromString(String(value));
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const date = (text: string): Date => new Date(text);
const oid = ObjectId.createFromHexString("65a000000000000000000001");

// Written as a list, because an object with a field called `then` looks like a promise.
const branch = (when: unknown, result: unknown): Doc => fromPairs(["case", when], ["then", result]);
const fromPairs = (...pairs: [string, unknown][]): Doc => Object.fromEntries(pairs);
const cond = (parts: ["if" | "then" | "else", unknown][]): Doc => ({ $cond: Object.fromEntries(parts) });

const families: Record<string, ExpressionCase[]> = {
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
  types: [
    [{ $type: "$nothing" }, "missing"],
    [{ $type: "$n" }, "int"],
    [{ $isNumber: double(1) }, true],
    [{ $toString: double(1.5) }, "1.5"],
    [{ $toString: double(1_234_567.891) }, "1234567.891"],
    [{ $toLower: double(1_234_567.891) }, "1.23457e+06"],
    [{ $toLower: double(123_456) }, "123456"],
    [{ $toLower: double(0.0001) }, "0.0001"],
    [{ $toLower: double(-0.00001234567) }, "-1.23457e-05"],
    [{ $toLower: double(1 / 3) }, "0.333333"],
    [{ $toLower: double(999_999.96) }, "1e+06"],
    [{ $toLower: long(1_234_567_891) }, "1234567891"],
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
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [40066, { $switch: { branches: [branch(false, 1)] } }],
  [40068, { $switch: { branches: [] } }],
  [40400, { $mergeObjects: [1] }],
  [241, { $toInt: "x" }],
  [241, { $toInt: double(2_147_483_647.5) }],
  [241, { $toDouble: "1.8E309" }],
  [241, { $toDouble: "1E-400" }],
  [241, { $toDecimal: "1E7000" }],
  [241, { $toDecimal: "1E999999999" }],
  [241, { $toInt: long("9999999999") }],
  [241, { $toObjectId: "x" }],
  [241, { $toDate: "x" }],
  [
    17080,
    cond([
      ["then", 1],
      ["else", 2],
    ]),
  ],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});
