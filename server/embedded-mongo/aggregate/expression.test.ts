import { Int32 } from "bson";
import { describe, expect, test } from "vitest";
import { bytesOf, type ExpressionCase, evaluate, now, refusalOf } from "./testing.ts";

const families: Record<string, ExpressionCase[]> = {
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
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [168, { $nothing: 1 }],
  [168, { constructor: { $toSource: 1 } }],
  [15983, { $add: [1], $subtract: [1] }],
  [16872, "$"],
  [40353, "$a."],
  [15998, "$a..b"],
  [16410, "$a.$b"],
  [17276, "$$nothing"],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});

test("variables of one element do not leak to the next", () => {
  const nested = {
    $map: { input: [1, 2], as: "a", in: { $map: { input: [10], as: "b", in: { $add: ["$$a", "$$b"] } } } },
  };
  expect(evaluate(nested)).toEqual([[new Int32(11)], [new Int32(12)]]);
});
