import { Code } from "bson";
import { describe, expect, test } from "vitest";
import { bytesOf, type ExpressionCase, evaluate, refusalOf } from "../testing.ts";

const families: Record<string, ExpressionCase[]> = {
  strings: [
    [{ $concat: ["a", "$s"] }, "atext"],
    [{ $concat: ["a", null] }, null],
    [{ $concat: [null, {}] }, null],
    [{ $trim: { input: "x", chars: "$nothing" } }, null],
    [{ $trim: { input: null, chars: { $divide: [1, 0] } } }, null],
    [{ $indexOfCP: [null, { $divide: [1, 0] }] }, null],
    [{ $toUpper: "é-abc" }, "é-ABC"],
    [{ $toLower: null }, ""],
    [{ $toLower: new Code("F()") }, "f()"],
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
};

describe.each(Object.entries(families))("expressions on %s", (_family, cases) => {
  test.each(cases)("%j", (expression, result) => {
    expect(bytesOf(evaluate(expression))).toEqual(bytesOf(result));
  });
});

const refused: [code: number, expression: unknown][] = [
  [16702, { $concat: [1] }],
  [16702, { $concat: [{ $literal: {} }, null] }],
  [40096, { $indexOfCP: ["abc", "c", "$nothing"] }],
  [40096, { $indexOfBytes: ["abc", "c", null] }],
  [34471, { $strLenCP: 1 }],
  [40087, { $split: ["a", ""] }],
  [51091, { $regexMatch: { input: "x", regex: "(" } }],
  [51108, { $regexMatch: { input: "x", regex: "x", options: "g" } }],
];

test.each(refused)("refuses with code %i: %j", (code, expression) => {
  expect(refusalOf(expression)).toBe(code);
});
