import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  deserialize,
  Int32,
  Long,
  ObjectId,
  serialize,
  Timestamp,
} from "bson";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Doc, decode, encode, getField } from "./document.ts";
import { identicalValues } from "./identical.ts";
import { values } from "./testing.ts";

const everyType: Doc = {
  double: new Double(5),
  text: "héllo 😀",
  doc: { a: { b: [] } },
  list: [new Int32(1), "x", null],
  binary: new Binary(Buffer.from([1, 2, 3]), 128),
  old: new Binary(Buffer.from([1, 2, 3]), 2),
  uuid: new Binary(Buffer.alloc(16, 7), 4),
  oid: new ObjectId(),
  yes: true,
  date: new Date(-62_135_596_800_000),
  nothing: null,
  regex: new BSONRegExp("(*UTF)a", "im"),
  code: new Code("x"),
  scoped: new Code("x", { y: new Int32(1) }),
  int: new Int32(-1),
  stamp: new Timestamp({ t: 4_000_000_000, i: 7 }),
  long: Long.MIN_VALUE,
  decimal: Decimal128.fromString("1.50"),
};

test("writes the very bytes the driver's encoder writes", () => {
  expect(Buffer.from(encode(everyType))).toEqual(Buffer.from(serialize(everyType)));
});

test("what is decoded is encoded to the same bytes", () => {
  fc.assert(
    fc.property(values, (value) => {
      const bytes = encode({ value });
      const decoded = decode(bytes);
      expect(Buffer.compare(encode(decoded), bytes)).toBe(0);
      expect(identicalValues(decoded, { value })).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("the driver's decoder reads what was written", () => {
  fc.assert(
    fc.property(values, (value) => {
      const bytes = encode({ value });
      const read = deserialize(bytes, { promoteValues: false, bsonRegExp: true });
      expect(Buffer.compare(encode(read), bytes)).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

test("number types survive", () => {
  const bytes = encode({ a: new Double(1), b: new Int32(1), c: Long.fromInt(1) });
  expect(decode(bytes)).toEqual({ a: new Double(1), b: new Int32(1), c: Long.fromInt(1) });
});

test("references stay plain documents with their fields in place", () => {
  const reference = { extra: "x", $id: new Int32(1), $ref: "some.collection" };
  const decoded = decode(encode({ reference }));
  expect(Object.keys(decoded["reference"] as Doc)).toEqual(["extra", "$id", "$ref"]);
  expect(getField(decoded["reference"] as Doc, "$ref")).toBe("some.collection");
});

test("a field called _bsontype or toBSON decides nothing", () => {
  const doc = { a: { _bsontype: "ObjectId", id: "x" }, toBSON: new Int32(1) };
  expect(decode(encode(doc))).toEqual(doc);
});

test("__proto__ is a field like any other", () => {
  const doc = decode(encode(Object.fromEntries([["__proto__", { polluted: true }]])));
  expect(Object.hasOwn(doc, "__proto__")).toBe(true);
  expect(getField(doc, "__proto__")).toEqual({ polluted: true });
  expect(getField({}, "__proto__")).toBeUndefined();
  expect(getField({}, "constructor")).toBeUndefined();
});

test("a missing value is written as null", () => {
  expect(decode(encode({ a: undefined }))).toEqual({ a: null });
});

describe("malformed bytes are refused", () => {
  const good = encode({ a: { b: "text" }, c: [true] });
  test("cut short anywhere", () => {
    for (let length = 0; length < good.length; length += 1) {
      expect(() => decode(good.subarray(0, length))).toThrow(expect.objectContaining({ code: 22 }));
    }
  });

  test("with any one byte changed, or else they are a document", () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = byte;
        try {
          expect(typeof decode(bytes)).toBe("object");
        } catch (error) {
          expect(error).toMatchObject({ code: 22 });
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("nested without end", () => {
    let doc: Doc = {};
    for (let level = 0; level < 1_200; level += 1) doc = { a: doc };
    expect(() => decode(serialize(doc))).toThrow(expect.objectContaining({ code: 15 }));
  });
});
