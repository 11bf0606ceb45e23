import { expect, test } from "vitest";
import type { Doc } from "../bson/document.ts";
import { emptyArrayKey } from "../bson/types.ts";
import { keyValues } from "./key-values.ts";

const keysOf = (doc: Doc, ...paths: string[]) =>
  keyValues(
    doc,
    paths.map((path) => path.split(".")),
  );

test("makes one key for a document without arrays", () => {
  expect(keysOf({ a: 1, b: { c: "x" } }, "a", "b.c")).toEqual({
    rows: [[1, "x"]],
    multikey: [false, false],
    isPresent: true,
  });
});

test("makes a key for each element and repeats the fields beside it", () => {
  const { rows, multikey } = keysOf({ a: [1, 2], b: "x" }, "b", "a");
  expect(rows).toEqual([
    ["x", 1],
    ["x", 2],
  ]);
  expect(multikey).toEqual([false, true]);
});

test("keeps the fields of one element together", () => {
  const doc = { a: [{ b: 1, c: 2 }, { b: 3 }, "text"] };
  expect(keysOf(doc, "a.b", "a.c").rows).toEqual([
    [1, 2],
    [3, undefined],
    [undefined, undefined],
  ]);
});

test("tells an empty array, a missing field and an array inside an array apart", () => {
  expect(keysOf({ a: [] }, "a").rows).toEqual([[emptyArrayKey]]);
  expect(keysOf({ a: [] }, "a.b").rows).toEqual([[undefined]]);
  expect(keysOf({}, "a")).toMatchObject({ rows: [[undefined]], isPresent: false });
  expect(keysOf({ a: [[1, 2]] }, "a").rows).toEqual([[[1, 2]]]);
});

test("follows a number in a path into an array", () => {
  expect(keysOf({ a: [{ b: 1 }, { b: 2 }] }, "a.1.b").rows).toEqual([[2]]);
});

test("refuses two different arrays", () => {
  expect(() => keysOf({ a: [1], b: [2] }, "a", "b")).toThrow("cannot index parallel arrays");
  expect(() => keysOf({ a: [{ b: [1], c: [2] }] }, "a.b", "a.c")).toThrow("cannot index parallel arrays");
});

test("does not take inherited names for fields", () => {
  expect(keysOf({ a: 1 }, "constructor", "a.__proto__").rows).toEqual([[undefined, undefined]]);
});
