import { Double, Int32, Long, MaxKey, MinKey } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues } from "../bson/compare.ts";
import { type Doc, decode, encode } from "../bson/document.ts";
import { values } from "../bson/testing.ts";
import { emptyArrayKey } from "../bson/types.ts";
import { keyValues } from "./key-values.ts";
import { compileSortOrder, sortDocuments } from "./sort.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));

function compileSort(spec: Doc, collation?: Doc): (a: Doc, b: Doc) => number {
  const { keyOf, compareKeys } = compileSortOrder(spec, collation);
  return (a, b) => compareKeys(keyOf(a), keyOf(b));
}

function sorted(docs: Doc[], spec: Doc, collation?: Doc): unknown[] {
  return docs
    .map(stored)
    .sort(compileSort(stored(spec), collation))
    .map(({ id }) => Number(id));
}

const cases: [title: string, docs: Doc[], spec: Doc, ids: number[]][] = [
  [
    "numbers of different types",
    [
      { id: 1, a: 3 },
      { id: 2, a: Long.fromInt(1) },
      { id: 3, a: new Double(2) },
    ],
    { a: 1 },
    [2, 3, 1],
  ],
  [
    "descending",
    [
      { id: 1, a: 1 },
      { id: 2, a: 2 },
    ],
    { a: -1 },
    [2, 1],
  ],
  [
    "by several fields",
    [
      { id: 1, a: 1, b: 1 },
      { id: 2, a: 1, b: 2 },
      { id: 3, a: 0, b: 0 },
    ],
    { a: 1, b: -1 },
    [3, 2, 1],
  ],
  ["missing like null", [{ id: 1, a: 1 }, { id: 2 }, { id: 3, a: null }], { a: 1 }, [2, 3, 1]],
  [
    "types in BSON's order",
    [
      { id: 1, a: "x" },
      { id: 2, a: 5 },
      { id: 3, a: new MinKey() },
      { id: 4, a: new MaxKey() },
      { id: 5, a: true },
    ],
    { a: 1 },
    [3, 2, 1, 5, 4],
  ],
  [
    "an array by its least element",
    [
      { id: 1, a: [5, 2] },
      { id: 2, a: 3 },
    ],
    { a: 1 },
    [1, 2],
  ],
  [
    "an array by its greatest when descending",
    [
      { id: 1, a: [5, 2] },
      { id: 2, a: 3 },
    ],
    { a: -1 },
    [1, 2],
  ],
  [
    "an empty array before null",
    [
      { id: 1, a: null },
      { id: 2, a: [] },
    ],
    { a: 1 },
    [2, 1],
  ],
  [
    "by a nested path",
    [
      { id: 1, a: { b: 2 } },
      { id: 2, a: { b: 1 } },
    ],
    { "a.b": 1 },
    [2, 1],
  ],
  [
    "by a path through arrays",
    [
      { id: 1, a: [{ b: 9 }, { b: 1 }] },
      { id: 2, a: { b: 5 } },
    ],
    { "a.b": 1 },
    [1, 2],
  ],
  [
    "by a position",
    [
      { id: 1, a: [9, 1] },
      { id: 2, a: [5] },
    ],
    { "a.0": 1 },
    [2, 1],
  ],
];

test.each(cases)("sorts %s", (_title, docs, spec, ids) => {
  expect(sorted(docs, spec)).toEqual(ids);
});

test("keeps the order of equals, taking each key once", () => {
  const docs = [
    { id: 1, a: 1 },
    { id: 2, a: 1 },
    { id: 3, a: 0 },
  ].map(stored);
  const order = compileSortOrder({ a: new Int32(1) });
  expect(sortDocuments(docs, order).map(({ id }) => Number(id))).toEqual([3, 1, 2]);
});

test("with a limit gives what a whole sort begins with", () => {
  const docs = Array.from({ length: 5000 }, (_unused, id) => stored({ id, a: (id * 7919) % 1013 }));
  const order = compileSortOrder({ a: new Int32(1) });
  expect(sortDocuments(docs, order, 10)).toEqual(sortDocuments(docs, order).slice(0, 10));
});

test("sorts strings by a collation", () => {
  const docs = ["b", "A", "B", "a"].map((a, id) => ({ id, a }));
  expect(sorted(docs, { a: 1 }, { locale: "en", strength: new Int32(2) })).toEqual([1, 3, 0, 2]);
  expect(sorted(docs, { a: 1 })).toEqual([1, 2, 3, 0]);
});

test("sorts whole values as compareValues does", () => {
  const compare = compileSort({ a: new Int32(1) });
  fc.assert(
    fc.property(values, values, (a, b) => {
      fc.pre(!Array.isArray(a) && !Array.isArray(b));
      expect(Math.sign(compare({ a }, { a: b }))).toBe(Math.sign(compareValues(a, b)));
    }),
  );
});

test.each([
  [15975, { a: new Int32(2) }],
  [15975, { a: "x" }],
  [16410, { $a: new Int32(1) }],
  [15998, { "a..b": new Int32(1) }],
  [238, { a: { $meta: "textScore" } }],
])("refuses with code %i: %j", (code, spec: Doc) => {
  expect(() => compileSort(spec)).toThrow(expect.objectContaining({ code }));
});

test.each([
  [{ a: [1, 2] }, "a", [1, 2]],
  [{ a: [] }, "a", [emptyArrayKey]],
  [{}, "a", [null]],
  [{ a: [{ b: 1 }, { b: [2, 3] }, 5] }, "a.b", [1, 2, 3, null]],
  [{ a: [] }, "a.b", [null]],
  [{ a: [[1, 2]] }, "a", [[1, 2]]],
  [{ a: [[1, 2], 3] }, "a.0", [[1, 2]]],
  [{ a: [[{ b: 1 }, { b: 2 }]] }, "a.0.b", [1, 2]],
  [{ a: 5 }, "a.b", [null]],
])("an index on %j at %s sees %j", (doc: Doc, path, seen: unknown[]) => {
  expect(keyValues(doc, [path.split(".")]).rows.map(([value]) => value ?? null)).toEqual(seen);
});

test("fields below one array are sorted by the element that comes first with both", () => {
  const docs = [
    {
      id: 1,
      a: [
        { x: 1, y: 1 },
        { x: 0, y: 9 },
      ],
    },
    { id: 2, a: [{ x: 0, y: 5 }] },
  ];
  expect(sorted(docs, { "a.x": 1, "a.y": 1 })).toEqual([2, 1]);
});

test("refuses to sort by two different arrays, and by a number that may be a position or a name", () => {
  const { keyOf } = compileSortOrder(stored({ a: 1, b: 1 }));
  expect(() => keyOf(stored({ a: [1], b: [2] }))).toThrow(expect.objectContaining({ code: 2 }));
  const byPosition = compileSortOrder(stored({ "a.0": 1 }));
  expect(() => byPosition.keyOf(stored({ a: [{ 0: 1 }] }))).toThrow(expect.objectContaining({ code: 16746 }));
});
