import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCollation } from "./collation.ts";
import { compareValues, equalValues } from "./compare.ts";
import { values } from "./testing.ts";
import { emptyArrayKey } from "./types.ts";

const decimal = (text: string): Decimal128 => Decimal128.fromString(text);

test("orders the types as BSON does", () => {
  const inOrder = [
    new MinKey(),
    emptyArrayKey,
    null,
    new Int32(1),
    "text",
    { a: 1 },
    [new Int32(1)],
    new Binary(Buffer.from("x")),
    new ObjectId(),
    false,
    true,
    new Date(0),
    new Timestamp({ t: 0, i: 1 }),
    new BSONRegExp("a"),
    new MaxKey(),
  ];
  const shuffled = inOrder.toReversed().sort((a, b) => compareValues(a, b));
  expect(shuffled).toEqual(inOrder);
});

test("compares whole numbers beyond 2^53 with doubles exactly", () => {
  const double = new Double(2 ** 53);
  expect(compareValues(Long.fromString("9007199254740993"), double)).toBeGreaterThan(0);
  expect(compareValues(Long.fromString("9007199254740992"), double)).toBe(0);
  expect(compareValues(Long.fromString("9007199254740991"), double)).toBeLessThan(0);
});

test("compares decimals with doubles by their exact values", () => {
  expect(compareValues(decimal("0.1"), new Double(0.1))).toBeLessThan(0);
  expect(compareValues(decimal("0.5"), new Double(0.5))).toBe(0);
  expect(compareValues(decimal("1.50"), decimal("1.5"))).toBe(0);
  expect(compareValues(decimal("1E6000"), new Double(Number.MAX_VALUE))).toBeGreaterThan(0);
  expect(compareValues(decimal("1E6000"), new Double(Number.POSITIVE_INFINITY))).toBeLessThan(0);
});

test("puts NaN before all numbers and takes minus zero for zero", () => {
  expect(compareValues(new Double(Number.NaN), new Double(Number.NEGATIVE_INFINITY))).toBeLessThan(0);
  expect(compareValues(new Double(Number.NaN), decimal("NaN"))).toBe(0);
  expect(compareValues(new Double(-0), new Int32(0))).toBe(0);
});

test("orders strings by their UTF-8 bytes", () => {
  expect(compareValues("\uffff", "😀")).toBeLessThan(0);
  expect(compareValues("a", "a\0")).toBeLessThan(0);
});

test("compares documents by type, then name, then value of each field in turn", () => {
  expect(compareValues({ b: new Int32(1) }, { a: "x" })).toBeLessThan(0);
  expect(compareValues({ a: new Int32(2) }, { b: new Int32(1) })).toBeLessThan(0);
  expect(compareValues({ a: new Int32(1) }, { a: new Int32(1), b: null })).toBeLessThan(0);
  expect(equalValues({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  expect(equalValues({ a: new Int32(1) }, { a: new Double(1) })).toBe(true);
});

test("compares binary data by length before content", () => {
  const binary = (bytes: number[], type = 0): Binary => new Binary(Uint8Array.from(bytes), type);
  expect(compareValues(binary([9]), binary([1, 1]))).toBeLessThan(0);
  expect(compareValues(binary([9]), binary([1], 5))).toBeLessThan(0);
});

test("a missing value sorts as null without being equal to it", () => {
  expect(compareValues(undefined, null)).toBe(0);
  expect(equalValues(undefined, null)).toBe(false);
});

test("strings compare by letters alone with a collation of strength 2", () => {
  const collation = parseCollation({ locale: "en_US", strength: new Int32(2) });
  expect(equalValues("PING", "ping", collation)).toBe(true);
  expect(equalValues("ping", "píng", collation)).toBe(false);
  expect(equalValues({ a: ["X"] }, { a: ["x"] }, collation)).toBe(true);
});

test("is a total order", () => {
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});
