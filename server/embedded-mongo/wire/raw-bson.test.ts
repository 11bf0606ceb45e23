import { Double, Int32, Long, serialize } from "bson";
import { expect, test } from "vitest";
import { decode, encode } from "../bson/document.ts";
import { checkShape, rawElements, withIdFirst } from "./raw-bson.ts";

const bytesOf = (doc: Record<string, unknown>) => Buffer.from(encode(doc));

test("moves a late _id to the front without changing any value's type", () => {
  const doc = { a: new Double(1), b: new Int32(2), c: Long.fromNumber(3), _id: "x", d: [new Double(4)] };
  const moved = withIdFirst(bytesOf(doc));
  expect(Object.keys(decode(moved))).toEqual(["_id", "a", "b", "c", "d"]);
  expect(decode(moved)).toEqual({ _id: "x", a: doc.a, b: doc.b, c: doc.c, d: doc.d });
});

test("leaves a document alone that has its _id first", () => {
  const bytes = bytesOf({ _id: 1, a: 2 });
  expect(withIdFirst(bytes)).toBe(bytes);
});

test("makes an _id for a document without one", () => {
  const [first, second] = Object.entries(decode(withIdFirst(bytesOf({ a: "b" }))));
  expect(first?.[0]).toBe("_id");
  expect(second).toEqual(["a", "b"]);
});

test("walks every kind of value to its exact end", () => {
  const bytes = Buffer.from(
    serialize({ s: "x", n: null, d: new Date(0), r: /a/i, b: Buffer.from([1, 2]), o: { p: [true] } }),
  );
  const elements = [...rawElements(bytes)];
  expect(elements.map(({ name }) => name)).toEqual(["s", "n", "d", "r", "b", "o"]);
  expect(elements.at(-1)?.end).toBe(bytes.length - 1);
});

test("refuses a document whose length is not its own", () => {
  const bytes = bytesOf({ a: "text" });
  bytes.writeInt32LE(bytes.length + 4, 0);
  expect(() => [...rawElements(bytes)]).toThrow("Invalid BSON");
});

test("refuses a string that runs over the end of its document", () => {
  const bytes = bytesOf({ a: "text" });
  bytes.writeInt32LE(1_000_000, 7);
  expect(() => [...rawElements(bytes)]).toThrow("Invalid BSON");
});

test("allows 200 levels and refuses more", () => {
  const nested = (levels: number) => {
    let doc: Record<string, unknown> = { padding: "x".repeat(2_000) };
    for (let level = 1; level < levels; level += 1) doc = { a: doc };
    return Buffer.from(serialize(doc));
  };
  expect(() => checkShape(nested(200))).not.toThrow();
  expect(() => checkShape(nested(201))).toThrow("maximum nested object depth");
});

test("refuses a document of more fields than can be looked at, and no array for its length", () => {
  const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 1]));
  const bytes = (doc: object) => Buffer.from(serialize(doc));
  expect(() => checkShape(bytes({ a: [wide(100_000)] }))).not.toThrow();
  expect(() => checkShape(bytes({ a: [wide(100_001)] }))).toThrow("more than 100000 fields");
  expect(() => checkShape(bytes({ a: Array.from({ length: 200_000 }, () => 1) }))).not.toThrow();
});
