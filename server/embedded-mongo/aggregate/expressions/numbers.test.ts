import { Decimal128, Double, Long, Timestamp } from "bson";
import { describe, expect, test } from "vitest";
import { bytesOf, type ExpressionCase, evaluate, refusalOf } from "../testing.ts";

const double = (value: number): Double => new Double(value);
const long = (value: number | string): Long => Long.fromString(String(value));
const decimal = (text: string): Decimal128 => Decimal128.fromString(text);
const date = (text: string): Date => new Date(text);

const families: Record<string, ExpressionCase[]> = {
  arithmetic: [
    [{ $add: [1, 2] }, 3],
    [{ $add: [2_147_483_647, 1] }, long("2147483648")],
    [{ $add: [1, double(0.5)] }, double(1.5)],
    [{ $add: ["$at", 1000] }, date("2024-02-29T13:45:07.789Z")],
    [{ $add: [long("9007199254740993"), double(0.6)] }, double(9007199254740994)],
    [{ $sum: [long("9007199254740993"), double(0.6)] }, double(9007199254740994)],
    [{ $sum: [double(1e300), long(1), double(-1e300)] }, double(1)],
    [{ $add: [1, null] }, null],
    [{ $add: [null, "x"] }, null],
    [{ $multiply: ["$nothing", "x"] }, null],
    [{ $round: [343, "$nothing"] }, null],
    [{ $trunc: [1.5, null] }, null],
    [{ $subtract: ["$at", double(1.9)] }, date("2024-02-29T13:45:06.788Z")],
    [{ $sqrt: decimal("2") }, decimal("1.414213562373095048801688724209698")],
    [{ $sqrt: decimal("1.44") }, decimal("1.2")],
    [{ $isNumber: Timestamp.fromBits(1, 1) }, false],
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
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [16020, { $subtract: [1] }],
  [14, { $add: [1, "x"] }],
  [14, { $add: ["x", null] }],
  [14, { $multiply: ["x", null] }],
  [14, { $add: [1, Timestamp.fromBits(1, 1)] }],
  [238, { $exp: decimal("1") }],
  [238, { $pow: [2, decimal("0.5")] }],
  [238, { $sin: decimal("1") }],
  [16612, { $add: ["$at", "$at"] }],
  [14, { $multiply: ["x"] }],
  [14, { $subtract: ["x", 1] }],
  [2, { $divide: [1, 0] }],
  [16610, { $mod: [1, 0] }],
  [28765, { $abs: "x" }],
  [51081, { $round: ["x", null] }],
  [28714, { $sqrt: -1 }],
  [28766, { $ln: 0 }],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});
