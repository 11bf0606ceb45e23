import { Decimal128, Double, Int32, Long } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues } from "./compare.ts";
import { encodeKey, encodeKeyPart, undefinedKeyPart } from "./key.ts";
import { numbers, values } from "./testing.ts";

const sign = (order: number): number => Math.sign(order) + 0;

test("key bytes order as the values do, in both directions", () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const order = sign(compareValues(a, b));
      expect(sign(Buffer.compare(encodeKeyPart(a, false), encodeKeyPart(b, false)))).toBe(order);
      expect(sign(Buffer.compare(encodeKeyPart(a, true), encodeKeyPart(b, true)))).toBe(0 - order);
    }),
    { numRuns: 5000 },
  );
});

test("numbers of all types order by an exact comparison made another way", () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const keys = Buffer.compare(encodeKeyPart(a, false), encodeKeyPart(b, false));
      expect(sign(keys)).toBe(compareByFractions(a, b));
    }),
    { numRuns: 5000 },
  );
});

test("concatenated keys order field by field", () => {
  const directions = [1, -1] as const;
  fc.assert(
    fc.property(fc.tuple(values, values), fc.tuple(values, values), (a, b) => {
      const order = compareValues(a[0], b[0]) || -compareValues(a[1], b[1]);
      expect(sign(Buffer.compare(encodeKey(a, directions), encodeKey(b, directions)))).toBe(sign(order));
    }),
    { numRuns: 3000 },
  );
});

test("no key is the beginning of another, whatever bytes follow", () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      fc.pre(compareValues(a, b) !== 0);
      const [x, y] = [encodeKeyPart(a, false), encodeKeyPart(b, false)];
      expect(Buffer.compare(x, y.subarray(0, x.length))).not.toBe(0);
    }),
    { numRuns: 3000 },
  );
});

test("a missing value has the key of null, an empty array one before it", () => {
  expect(encodeKeyPart(undefined, false)).toEqual(encodeKeyPart(null, false));
  expect(Buffer.compare(undefinedKeyPart, encodeKeyPart(null, false))).toBeLessThan(0);
});

test("all types of one class begin with the same byte", () => {
  const firstBytes = [new Int32(1), new Double(-5), Long.fromInt(7), Decimal128.fromString("NaN")].map(
    (value) => encodeKeyPart(value, false)[0],
  );
  expect(new Set(firstBytes).size).toBe(1);
  expect(encodeKeyPart(true, false)[0]).toBe(encodeKeyPart(false, false)[0]);
});

/** Compares numbers as fractions of whole numbers, sharing no code with what is tested. */
function compareByFractions(a: unknown, b: unknown): number {
  const x = fractionOf(a);
  const y = fractionOf(b);
  if (typeof x === "number" || typeof y === "number") {
    const [rankX, rankY] = [typeof x === "number" ? x : 0, typeof y === "number" ? y : 0];
    return Math.sign(rankX - rankY);
  }
  const difference = x.above * y.below - y.above * x.below;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function fractionOf(value: unknown): { above: bigint; below: bigint } | number {
  const text = String(value);
  if (text === "NaN") return -2;
  if (text.includes("Infinity")) return text.startsWith("-") ? -1 : 1;
  if (value instanceof Double) return fractionOfDouble(value.value);
  const [digits = "0", power = "0"] = text.split("E");
  const [whole = "", fraction = ""] = digits.split(".");
  const exponent = Number(power) - fraction.length;
  const above = BigInt(`${whole}${fraction}`);
  return exponent >= 0
    ? { above: above * 10n ** BigInt(exponent), below: 1n }
    : { above, below: 10n ** BigInt(-exponent) };
}

function fractionOfDouble(value: number): { above: bigint; below: bigint } {
  let numerator = value;
  let below = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    below *= 2n;
  }
  return { above: BigInt(numerator), below };
}
